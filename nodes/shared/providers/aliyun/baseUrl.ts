import type { ProviderHosts } from '../contract';

/** Official address of the short message service; the regional ones take the same requests. */
export const BASE_URL = 'https://dysmsapi.aliyuncs.com';

/** Version of the API that all actions here belong to. */
export const API_VERSION = '2017-05-25';

/** The central address and the regional ones, as the official SDK lists them (dysmsapi20170525). */
export const HOSTS: ProviderHosts = {
	baseUrl: BASE_URL,
	official: [
		'dysmsapi',
		'dysmsapi.ap-southeast-1',
		'dysmsapi.ap-southeast-5',
		'dysmsapi-proxy.cn-beijing',
		'dysmsapi-xman.cn-hongkong',
		'dysmsapi.eu-central-1',
		'dysmsapi.us-east-1',
	].map((name) => `https://${name}.aliyuncs.com`),
	plain: [],
};
