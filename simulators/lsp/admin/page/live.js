// Shows exchanges as they happen. All external content is set as text, never as markup.
const MOST_ROWS = 300;
const MOST_BARS = 120;
const [WIDTH, HEIGHT] = [720, 64];
const at = (id) => document.getElementById(id);
const status = at('status');
const list = at('exchanges');
const filter = { supplier: at('supplier'), reference: at('reference'), paused: at('paused') };
const names = new Map();
let held = [];
let bars = [];
let stream;

function element(tag, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
const kindOf = ({ status: answer }) =>
  typeof answer !== 'number' ? 'broken' : answer >= 500 ? 'broken' : answer >= 300 ? 'turned' : 'good';
const inTime = (ms) =>
  ms < 1000 ? `${Math.round(ms)} ms` : ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
const clockTime = (instant) => instant.slice(11, 19);
const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};
const headers = (all) =>
  Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
const wayOf = ({ direction, supplier }) =>
  direction === 'received' ? `desk to ${nameOf(supplier)}` : `${nameOf(supplier)} to desk`;
const nameOf = (id) => names.get(id) ?? id;
const whatOf = ({ method, path, event }) => event ?? `${method} ${path.replace('/tmf-api/troubleTicket/v4', '')}`;

const part = (title, head, body) =>
  element(
    'div',
    {},
    element('h2', { text: title }),
    element('pre', { text: [head, pretty(body)].filter(Boolean).join('\n\n') || 'nothing', tabindex: '0', 'aria-label': title }),
  );

// Bodies are rendered when the reader opens them; a page of three hundred tickets would be slow otherwise.
function row(one) {
  const summary = element(
    'summary',
    {},
    element('span', { text: clockTime(one.at), className: 'number', title: one.at }),
    element('span', { text: wayOf(one), className: 'way' }),
    element('span', { text: whatOf(one) }),
    element('span', { text: one.reference ?? '' }),
    element('span', { text: String(one.status), className: 'answer' }),
    element('span', { text: inTime(one.tookMs), className: 'number' }),
  );
  const details = element('details', {}, summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1)
      details.append(
        element(
          'div',
          { className: 'bodies' },
          part('Asked', `${one.method} ${one.path}\n${headers(one.requestHeaders)}`, one.requestBody),
          part('Answered', `${one.status}\n${headers(one.responseHeaders)}`, one.responseBody),
        ),
      );
  });
  const happened = one.happened.map(({ says }) => element('p', { text: says, className: 'happened' }));
  return element('li', { className: kindOf(one) }, details, ...happened);
}

// Height grows with the logarithm of the duration, so that 20 ms and 20 s are both visible. A broken exchange has full height.
const heightOf = ({ tookMs, status: answer }) =>
  typeof answer === 'number' ? Math.max(3, Math.min(1, Math.log10(1 + tookMs) / 5) * HEIGHT) : HEIGHT;

function draw() {
  const svg = at('strip');
  const shape = (tag, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    return made;
  };
  const step = WIDTH / MOST_BARS;
  const lines = [10, 1000].map((ms) => {
    const y = HEIGHT - (Math.log10(1 + ms) / 5) * HEIGHT;
    return shape('line', { x1: 0, x2: WIDTH, y1: y, y2: y });
  });
  const drawn = bars.map((one, i) => {
    const height = heightOf(one);
    return shape('rect', { x: i * step, y: HEIGHT - height, width: step - 1, height, class: kindOf(one) });
  });
  svg.replaceChildren(...lines, ...drawn);
  if (!bars.length) return;
  const times = bars.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const bad = bars.filter((one) => kindOf(one) !== 'good').length;
  at('strip-says').textContent =
    `The last ${bars.length} exchanges, oldest left; the higher, the longer (lines at 10 ms and 1 s). ` +
    `Half took at most ${inTime(times[Math.floor((times.length - 1) / 2)])}, the slowest ${inTime(times.at(-1))}; ${bad === 0 ? 'none' : bad} failed or ${bad === 1 ? 'was' : 'were'} turned away.`;
}

let drawing = false;
function show(ones) {
  at('nothing').hidden = at('nothing').hidden || ones.length > 0;
  list.prepend(...ones.map(row).reverse());
  while (list.children.length > MOST_ROWS) list.lastElementChild.remove();
  bars = [...bars, ...ones].slice(-MOST_BARS);
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function listen() {
  stream?.close();
  const query = new URLSearchParams();
  if (filter.supplier.value) query.set('supplier', filter.supplier.value);
  if (filter.reference.value.trim()) query.set('reference', filter.reference.value.trim());
  stream = new EventSource(`/stream?${query}`);
  // The server sends the past exchanges first, also after a reconnect.
  stream.addEventListener('begin', () => {
    list.replaceChildren();
    [held, bars] = [[], []];
    at('nothing').hidden = false;
    at('strip-says').textContent = 'No exchanges yet.';
    draw();
    status.textContent = 'Live: this page keeps itself up to date.';
  });
  stream.addEventListener('exchange', ({ data }) => {
    const one = JSON.parse(data);
    if (filter.paused.checked) {
      held.push(one);
      status.textContent = `Held still; ${held.length} more since.`;
    } else show([one]);
  });
  stream.addEventListener('error', () => {
    status.textContent = 'The connection is lost. The page tries again by itself.';
  });
  const har = at('har');
  har.hidden = !filter.supplier.value;
  if (filter.supplier.value) har.href = `/suppliers/${encodeURIComponent(filter.supplier.value)}/journal?format=har`;
}

filter.paused.addEventListener('change', () => {
  if (filter.paused.checked) return;
  show(held);
  held = [];
  status.textContent = 'Live: this page keeps itself up to date.';
});
filter.supplier.addEventListener('change', listen);
filter.reference.addEventListener('change', listen);
at('filter').addEventListener('submit', (event) => {
  event.preventDefault();
  listen();
});
addEventListener('pagehide', () => stream?.close());

const { suppliers } = await (await fetch('/suppliers')).json();
for (const { id, name } of suppliers) {
  names.set(id, name);
  filter.supplier.append(element('option', { text: name, value: id }));
}
listen();
