import { readProviders, readWall, setCondition, watchWall } from './api.js';
import { arrange } from './arrange.js';
import { PhoneCard, readable } from './card.js';
import { element } from './element.js';
import { chooseLanguage, currentLanguage, learnProviders, words } from './texts.js';

const byId = (id) => document.getElementById(id);
const wall = byId('wall');
const search = byId('search');

/** The cards on the page, by number. */
const cards = new Map();
let page = 0;
let latest;
let isLive = false;

/** No phone moves while somebody aims at one. */
const stillnessMs = 1200;
let stillUntil = 0;

let isReading = false;
let isStale = false;

/** Reads and shows the page, once more if something changed in the meantime. */
async function refresh() {
	isStale = true;
	if (isReading) return;
	isReading = true;
	try {
		while (isStale) {
			isStale = false;
			const wanted = page;
			latest = await readWall(search.value, wanted);
			if (page === wanted) page = latest.page; // nobody has turned it meanwhile
			show();
		}
	} catch {
		// The stream of changes says that the connection is lost, and asks again when it is back.
	} finally {
		isReading = false;
	}
}

function show() {
	for (const phone of latest.phones) cards.get(phone.number)?.show(phone);
	showCounters();
	showHints();
	showPaging();
	const wait = stillUntil - performance.now();
	if (wait > 0 && wall.childElementCount > 0) setTimeout(refresh, wait + 50);
	else showCards(latest.phones.map(cardOf));
}

function cardOf(phone) {
	const card = cards.get(phone.number) ?? new PhoneCard(phone.number);
	cards.set(phone.number, card);
	card.show(phone);
	return card;
}

/** Puts the cards in order; the focus stays where it is. */
function showCards(wanted) {
	const focused = document.activeElement;
	const shown = new Set(wanted.map(({ number }) => number));
	for (const number of cards.keys()) if (!shown.has(number)) cards.delete(number);
	arrange(
		wall,
		wanted.map(({ element }) => element),
		({ dataset }) => cards.get(dataset.number).scrollToEnd(), // it begins at its top again
	);
	if (focused?.isConnected && focused !== document.activeElement) {
		focused.focus({ preventScroll: true });
	}
}

function showCounters() {
	byId('counters').replaceChildren(
		...Object.entries(words().counters).map(([name, label]) =>
			element(
				'div',
				{ data: { counter: name } },
				element('dt', { textContent: label }),
				element('dd', { textContent: latest.counters[name].toLocaleString() }),
			),
		),
	);
}

function showHints() {
	const isEmpty = latest.phones.length === 0;
	const number = isEmpty ? numberIn(search.value) : undefined;
	const sentence = search.value.trim() ? words().nothingFound : words().nothingYet;
	byId('empty').hidden = !isEmpty;
	byId('empty').textContent = sentence;
	byId('add').hidden = !number;
	byId('add').textContent = number ? words().addPhone(readable(number)) : '';
}

function showPaging() {
	const { found, before, page: shown, pages, phones } = latest;
	byId('paging').hidden = pages < 2;
	byId('place').textContent = words().place(before + 1, before + phones.length, found);
	byId('previous').disabled = shown === 0;
	byId('next').disabled = shown === pages - 1;
}

/** The number in a search, in E.164: without a plus a mainland Chinese one. */
function numberIn(text) {
	const compact = text.replace(/[\s()-]/g, '');
	if (/^1\d{10}$/.test(compact)) return `+86${compact}`;
	return /^\+[1-9]\d{6,14}$/.test(compact) ? compact : undefined;
}

function showConnection() {
	byId('live').textContent = isLive ? words().live : words().lost;
	byId('live').dataset.live = String(isLive);
}

function showWords() {
	document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en';
	document.title = words().title;
	for (const each of document.querySelectorAll('[data-text]')) {
		each.textContent = words()[each.dataset.text];
	}
	search.placeholder = words().search;
	search.setAttribute('aria-label', words().search);
	byId('languages').setAttribute('aria-label', words().languages);
	for (const each of byId('languages').children) {
		each.setAttribute('aria-pressed', String(each.dataset.language === currentLanguage()));
	}
	showConnection();
}

function turn(to) {
	page = to;
	stillUntil = 0;
	scrollTo(0, 0);
	refresh();
}

search.addEventListener('input', () => turn(0));
byId('previous').addEventListener('click', () => turn(page - 1));
byId('next').addEventListener('click', () => turn(page + 1));
byId('add').addEventListener('click', () => setCondition(numberIn(search.value), 'normal'));
wall.addEventListener('pointermove', () => (stillUntil = performance.now() + stillnessMs));
byId('languages').addEventListener('click', ({ target }) => {
	if (!target.dataset.language) return;
	chooseLanguage(target.dataset.language);
	showWords();
	if (!latest) return;
	for (const card of cards.values()) card.retranslate();
	show();
});

showWords();
learnProviders(await readProviders());
watchWall(refresh, (live) => {
	isLive = live;
	showConnection();
});
