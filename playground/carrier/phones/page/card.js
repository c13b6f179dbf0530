import { sendReply, setCondition } from './api.js';
import { arrange } from './arrange.js';
import { bubble } from './bubble.js';
import { element } from './element.js';
import { currentLanguage, providerName, words } from './texts.js';

const conditions = ['normal', 'off', 'invalid'];

/**
 * A phone on the wall. It stays the same element as long as it is shown, so that nothing that
 * somebody types or points at disappears under their hands.
 */
export class PhoneCard {
	constructor(number) {
		this.number = number;
		this.shown = '';
		this.bubbles = new Map();
		this.heading = element('h2', { textContent: readable(number) });
		this.screen = element('ol.screen', { tabIndex: 0 });
		this.line = element('select.line', { on: { change: () => this.showLine() } });
		this.text = element('input', { type: 'text', autocomplete: 'off' });
		this.send = element('button.send', { type: 'submit' });
		this.form = element(
			'form.reply',
			{ on: { submit: (event) => this.submit(event) } },
			this.text,
			this.send,
		);
		this.quick = element('div.quick');
		this.note = element('p.note', { role: 'status' });
		this.switches = conditions.map((condition) =>
			element('button', {
				type: 'button',
				data: { condition },
				on: { click: () => this.act(setCondition(number, condition)) },
			}),
		);
		this.conditionGroup = element('div.conditions', { role: 'group' }, ...this.switches);
		this.element = element(
			'article.phone',
			{ data: { number } },
			element('header', {}, this.heading),
			this.screen,
			this.line,
			this.form,
			this.quick,
			this.conditionGroup,
			this.note,
		);
		// A picture makes the screen longer when it comes; such events do not bubble.
		this.screen.addEventListener('load', () => this.wasAtEnd && this.scrollToEnd(), true);
		this.showWords();
	}

	/** Shows the phone as it is now. */
	show(phone) {
		const now = JSON.stringify(phone);
		if (now === this.shown) return;
		this.shown = now;
		this.phone = phone;
		this.element.dataset.condition = phone.condition;
		for (const each of this.switches) {
			each.setAttribute('aria-pressed', String(each.dataset.condition === phone.condition));
		}
		this.showBubbles();
		this.showLines();
	}

	/** Shows everything again, after the language has changed. */
	retranslate() {
		this.note.textContent = '';
		this.showWords();
		this.showBubbles();
		this.showLines();
	}

	showWords() {
		const t = words();
		this.screen.setAttribute('aria-label', t.screen(readable(this.number)));
		this.line.setAttribute('aria-label', t.replyTo);
		this.text.setAttribute('aria-label', t.replyField);
		this.send.textContent = t.send;
		this.conditionGroup.setAttribute('aria-label', t.conditionGroup);
		for (const each of this.switches) {
			each.textContent = t.conditions[each.dataset.condition];
			each.title = t.conditionHints[each.dataset.condition];
		}
	}

	showBubbles() {
		const { earlier, bubbles } = this.phone;
		const t = words();
		const { scrollTop } = this.screen;
		this.wasAtEnd = scrollTop > this.endOfScreen() - 40;
		const hint = earlier > 0 ? t.earlier(earlier) : bubbles.length === 0 && t.noMessages;
		arrange(this.screen, [
			...(hint ? [element('li.earlier', { textContent: hint })] : []),
			...this.bubblesOf(bubbles, earlier),
		]);
		if (this.wasAtEnd) this.screen.scrollTop = Math.max(scrollTop, this.endOfScreen());
	}

	/** The bubbles of messages; one that says the same as before is the same element. */
	bubblesOf(messages, earlier) {
		const before = this.bubbles;
		this.bubbles = new Map(
			messages.map((message, index) => {
				const key = `${earlier + index} ${currentLanguage()} ${JSON.stringify(message)}`;
				return [key, before.get(key) ?? bubble(message)];
			}),
		);
		return [...this.bubbles.values()];
	}

	/** Where the latest message stands at the bottom; one that is too long begins at the top. */
	endOfScreen() {
		const { scrollHeight, clientHeight, lastElementChild } = this.screen;
		const top = (lastElementChild?.offsetTop ?? 0) - 10;
		return Math.min(scrollHeight - clientHeight, top);
	}

	scrollToEnd() {
		this.screen.scrollTop = this.endOfScreen();
	}

	/** Offers the providers that can be answered, if there are several. */
	showLines() {
		const chosen = this.line.value;
		const { lines } = this.phone;
		this.line.replaceChildren(
			...lines.map(({ provider }) =>
				element('option', { value: provider, textContent: providerName(provider) }),
			),
		);
		if (lines.some(({ provider }) => provider === chosen)) this.line.value = chosen;
		this.line.hidden = lines.length < 2;
		this.showLine();
	}

	/** Shows how the chosen provider can be answered. */
	showLine() {
		const t = words();
		const line = this.phone.lines.find(({ provider }) => provider === this.line.value);
		const problem = line ? !line.takesReplies && 'noReplies' : 'noMessage';
		const reason = problem ? t.problems[problem] : '';
		this.text.placeholder = line ? `${t.replyTo} ${providerName(line.provider)}` : t.replyField;
		for (const each of [this.text, this.send]) {
			each.disabled = Boolean(problem);
			each.title = reason;
		}
		const button = (name, label, word) =>
			element(name, {
				type: 'button',
				textContent: label,
				title: reason,
				disabled: Boolean(problem),
				on: { click: () => this.reply(word) },
			});
		const { optOutWord: word, quickReplies = [] } = line ?? {};
		this.quick.replaceChildren(
			...quickReplies.map((text) => button('button', text, text)),
			...(line ? [button('button.optOut', t.optOut(word), word)] : []),
		);
	}

	submit(event) {
		event.preventDefault();
		const text = this.text.value.trim();
		if (!text) return;
		this.text.value = '';
		this.reply(text);
	}

	reply(text) {
		this.scrollToEnd();
		return this.act(sendReply(this.number, this.line.value, text));
	}

	/** Says what went wrong, if anything did. */
	async act(promise) {
		this.note.textContent = '';
		const problem = await promise;
		if (problem) this.note.textContent = words().problems[problem];
	}
}

/** A number in the groups in which people read it. */
export const readable = (number) => number.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '+86 $1 $2 $3');
