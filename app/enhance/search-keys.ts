// `/` goes to the search field; on the page of results, the arrows go through them and back to the field. A key that is
// typed into another field is only a key.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const field = document.querySelector<HTMLInputElement>('[data-search-field]');
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (!field || !at) return;
  if (event.key === '/' && !at.closest('input, textarea, select, [contenteditable]')) {
    event.preventDefault();
    field.select();
    field.focus();
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const hits = [...document.querySelectorAll<HTMLElement>('[data-search-hit]')];
  const place = hits.indexOf(at);
  if (step === 0 || hits.length === 0 || (place < 0 && at !== field)) return;
  event.preventDefault();
  (hits[place + step] ?? (step < 0 ? field : at)).focus();
});
