/**
 * Makes an element. Strings become text, never markup, because messages come from anybody.
 *
 * @param {string} name with its classes, for instance `p.note`
 * @param {object} properties of the element; `on` holds listeners, `aria` and `data` attributes
 * @param {...(Node | string | undefined | false)} children those that are nothing are left out
 */
export function element(name, { on = {}, aria = {}, data = {}, ...properties } = {}, ...children) {
	const [tag, ...classes] = name.split('.');
	const made = document.createElement(tag);
	made.classList.add(...classes);
	Object.assign(made, properties);
	Object.assign(made.dataset, data);
	for (const [key, value] of Object.entries(aria)) made.setAttribute(`aria-${key}`, value);
	for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
	made.append(...children.filter(Boolean));
	return made;
}
