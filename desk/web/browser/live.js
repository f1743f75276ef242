// Keeps the parts of a page marked `data-live` up to date. The server renders, and this script only replaces; without it, reload the page.
const parts = () => [...document.querySelectorAll('[data-live]')];
const status = document.querySelector('[data-live-status]');
let fetching = false;
let again = false;

// A part that the user has edited or focused is not replaced.
const changedByHand = (field) =>
  field.type === 'file'
    ? field.files.length > 0
    : field.options
      ? [...field.options].some((option) => option.selected !== option.defaultSelected && option.value !== '')
      : field.value !== field.defaultValue;
const inUse = (part) =>
  part.contains(document.activeElement) || [...part.querySelectorAll('input, select, textarea')].some(changedByHand);

// Keeps expanded sections expanded.
function keepOpen(part, next) {
  const unfolded = [...next.querySelectorAll('details')];
  for (const [i, details] of [...part.querySelectorAll('details')].entries()) unfolded[i]?.toggleAttribute('open', details.open);
}

async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
    if (answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of parts()) {
        const next = fresh.getElementById(part.id);
        if (!next || inUse(part)) continue;
        keepOpen(part, next);
        if (next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
      }
    }
  } catch {
    // The desk is unreachable. The stream reconnects by itself, and its first message refreshes the page.
  } finally {
    fetching = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

if (parts().length > 0 && 'EventSource' in window) {
  const only = document.querySelector('[data-live-reference]')?.getAttribute('data-live-reference');
  const stream = new EventSource('/api/stream');
  let lost = false;
  const changed = (message) => {
    let reference;
    try {
      reference = JSON.parse(message.data).reference;
    } catch {
      reference = undefined;
    }
    if (!only || !reference || reference === only) void refresh();
  };
  stream.addEventListener('incident', changed);
  stream.addEventListener('open', () => {
    if (status) status.textContent = 'This page keeps itself up to date.';
    if (lost) void refresh();
    lost = false;
  });
  stream.addEventListener('error', () => {
    lost = true;
    if (status) status.textContent = 'The connection to the desk is lost. Reload the page to see changes.';
  });
  // Remaining time decreases without any event.
  setInterval(() => document.visibilityState === 'visible' && void refresh(), 60_000);
  addEventListener('pagehide', () => stream.close());
}
