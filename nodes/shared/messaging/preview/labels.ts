import type { MediaKind } from '../model/page';
import type { Language } from '../model/sentence';

interface WordsShown {
	kinds: Readonly<Record<MediaKind, string>>;
	sender: string;
	fallback: string;
	morePages: (count: number) => string;
}

export const PREVIEW_LABELS: Readonly<Record<Language, WordsShown>> = {
	zh: {
		kinds: { image: '图片', audio: '声音', video: '视频' },
		sender: '彩信',
		fallback: '备用短信',
		morePages: (count) => `另有 ${count} 页未显示`,
	},
	en: {
		kinds: { image: 'Picture', audio: 'Sound', video: 'Film' },
		sender: 'MMS',
		fallback: 'Fallback text message (SMS)',
		morePages: (count) => `${count} more not shown`,
	},
};
