/**
 * Makes elements the children of another one, in order. Those that are in their place stay untouched,
 * because what moves loses its scroll position, its focus and what it plays.
 *
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {(moved: Element) => void} onMoved hears of each one that was put in or moved
 */
export function arrange(parent, wanted, onMoved = () => {}) {
	const kept = new Set(wanted);
	for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
	let next = parent.firstElementChild;
	for (const child of wanted) {
		if (child === next) {
			next = next.nextElementSibling;
			continue;
		}
		parent.insertBefore(child, next);
		onMoved(child);
	}
}
