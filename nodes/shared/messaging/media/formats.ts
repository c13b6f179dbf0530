import type { MediaFile } from '../model/page';
import { inspectAmr, isAmr } from './amr';
import { inspectGif, isGif } from './gif';
import type { Inspection } from './inspection';
import { inspectIsoMedia, is3gp, isMp4 } from './isoMedia';
import { inspectJpeg, isJpeg } from './jpeg';
import { inspectMidi, isMidi } from './midi';
import { inspectMp3, isMp3 } from './mp3';
import { inspectPng, isPng } from './png';
import { inspectWav, isWav } from './wav';

/** A file type that a multimedia message can carry. */
export interface MediaFormat extends Pick<MediaFile, 'kind' | 'type' | 'extension'> {
	/** Other endings of names that mean the same type. */
	otherExtensions: readonly string[];
	/** Whether a file claims, by its content, to be of this type. */
	claims: (file: Buffer) => boolean;
	/** Looks through a file that claims to be of this type. */
	inspect: (file: Buffer) => Inspection;
}

/** The types, those that are told by their first bytes before MP3, which takes a walk. */
export const MEDIA_FORMATS: readonly MediaFormat[] = [
	{
		kind: 'image',
		type: 'image/jpeg',
		extension: 'jpg',
		otherExtensions: ['jpeg', 'jpe', 'jfif'],
		claims: isJpeg,
		inspect: inspectJpeg,
	},
	{
		kind: 'image',
		type: 'image/png',
		extension: 'png',
		otherExtensions: [],
		claims: isPng,
		inspect: inspectPng,
	},
	{
		kind: 'image',
		type: 'image/gif',
		extension: 'gif',
		otherExtensions: [],
		claims: isGif,
		inspect: inspectGif,
	},
	{
		kind: 'video',
		type: 'video/3gpp',
		extension: '3gp',
		otherExtensions: ['3gpp'],
		claims: is3gp,
		inspect: inspectIsoMedia,
	},
	{
		kind: 'video',
		type: 'video/mp4',
		extension: 'mp4',
		otherExtensions: ['m4v'],
		claims: isMp4,
		inspect: inspectIsoMedia,
	},
	{
		kind: 'audio',
		type: 'audio/amr',
		extension: 'amr',
		otherExtensions: [],
		claims: isAmr,
		inspect: inspectAmr,
	},
	{
		kind: 'audio',
		type: 'audio/wav',
		extension: 'wav',
		otherExtensions: ['wave'],
		claims: isWav,
		inspect: inspectWav,
	},
	{
		kind: 'audio',
		type: 'audio/midi',
		extension: 'mid',
		otherExtensions: ['midi'],
		claims: isMidi,
		inspect: inspectMidi,
	},
	{
		kind: 'audio',
		type: 'audio/mpeg',
		extension: 'mp3',
		otherExtensions: [],
		claims: isMp3,
		inspect: inspectMp3,
	},
];
