'use strict';

// All text enters the page through textContent: what strangers write is never markup.
const $ = (id) => document.getElementById(id);
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
const call = async (method, path, json) => {
  const answer = await fetch(path, {
    method,
    headers: json === undefined ? {} : { 'Content-Type': 'application/json' },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const body = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) throw new Error((body && (body.error || body.detail)) || `${answer.status} ${answer.statusText}`);
  return body;
};

const customers = [
  { phone: '+12025550142', firstName: 'Ada' },
  { phone: '+12025550143', firstName: 'Ben' },
  { phone: '+12025550144', firstName: 'Chloe' },
  { phone: '+12025550145', firstName: 'Diego' },
];
const texts = new Map();
const unread = new Map();
const webhooks = new Map();
let picture = null;

const me = () => $('customer').value;
const brand = () => $('brand').value.trim();
const ours = (text) =>
  (text.from === me() && text.to === brand()) || (text.to === me() && text.from === brand());

// ---- the conversation

const day = (time) => time.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const clock = (time) => time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function pictureUrl(url) {
  const kept = /^https?:\/\/localhost:\d+\/2010-04-01\/.*\/Media\/(ME\w+)$/.exec(url);
  return kept ? `/_simulator/media/${kept[1]}` : url;
}

function stateOf(text) {
  if (text.direction === 'inbound') {
    const heard = webhooks.get(text.sid);
    if (!heard) return make('span', '', '');
    return heard.webhookStatus >= 200 && heard.webhookStatus < 300
      ? make('span', '', 'received')
      : make('span', 'bad', `not heard: ${heard.failure || 'the webhook answered ' + heard.webhookStatus}`);
  }
  if (text.errorCode) return make('span', 'bad', `${text.status}, error ${text.errorCode}`);
  return make('span', text.status === 'delivered' ? 'good' : '', text.status);
}

function words(body) {
  const parts = make('div', 'bubble');
  body.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).forEach((part, i) => {
    if (i % 2 === 0) { parts.append(part); return; }
    const link = make('a', '', part);
    Object.assign(link, { href: part, target: '_blank', rel: 'noreferrer noopener' });
    parts.append(link);
  });
  return parts;
}

function bubble(text) {
  const mine = text.from === me();
  const item = make('li', `text ${mine ? 'mine' : 'theirs'}`);
  item.append(make('span', 'hidden', mine ? 'You:' : 'The brand:'));
  for (const media of text.media) {
    const image = make('img', 'picture');
    image.src = pictureUrl(media.url);
    image.alt = `Picture (${media.contentType})`;
    item.append(image);
  }
  if (text.body) item.append(words(text.body));
  const meta = make('div', 'meta', clock(new Date(text.acceptedAt)));
  const state = stateOf(text);
  if (state.textContent) meta.append(' · ', state);
  if (text.numSegments > 1) meta.append(` · ${text.numSegments} segments`);
  item.append(meta);
  return item;
}

function show(fresh) {
  const log = $('texts');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const shown = [...texts.values()].filter(ours).sort((a, b) => a.acceptedAt.localeCompare(b.acceptedAt));
  log.replaceChildren();
  let lastDay = '';
  for (const text of shown) {
    const today = day(new Date(text.acceptedAt));
    if (today !== lastDay) log.append(make('li', 'day', today));
    lastDay = today;
    const item = bubble(text);
    if (text.sid === fresh) item.classList.add('fresh');
    log.append(item);
  }
  if (!shown.length) log.append(make('li', 'empty', 'Nothing yet. Say hello, or let the shop ship something.'));
  if (atEnd || fresh) log.scrollTop = log.scrollHeight;
}

function took(text) {
  const isNew = !texts.has(text.sid);
  texts.set(text.sid, text);
  if (isNew && text.direction !== 'inbound' && text.to !== me()) {
    unread.set(text.to, (unread.get(text.to) || 0) + 1);
    nameCustomers();
  }
  if (ours(text)) show(isNew ? text.sid : null);
}

async function load() {
  const { items } = await call('GET', '/_simulator/messages');
  texts.clear();
  items.forEach((text) => texts.set(text.sid, text));
  show();
  $('texts').scrollTop = $('texts').scrollHeight;
}

function listen() {
  const stream = new EventSource('/_simulator/stream');
  const line = (state, words) => { $('line').className = `line ${state}`; $('line').textContent = words; };
  stream.onopen = () => { line('up', 'connected'); load().catch(() => line('down', 'offline')); };
  stream.onerror = () => line('down', 'offline');
  stream.addEventListener('text', (event) => took(JSON.parse(event.data)));
  stream.addEventListener('cleared', load);
}

// ---- who texts

function nameCustomers() {
  const chosen = me() || customers[0].phone;
  $('customer').replaceChildren(...customers.map((customer) => {
    const count = unread.get(customer.phone);
    const option = make('option', '', `${customer.firstName} ${customer.phone}${count ? ` (${count} new)` : ''}`);
    option.value = customer.phone;
    return option;
  }), Object.assign(make('option', '', 'Another number…'), { value: 'other' }));
  $('customer').value = chosen;
}

let before = customers[0].phone;
function chooseCustomer() {
  if (me() === 'other') {
    const phone = (prompt('The number to text from', '+12025550150') || '').trim();
    if (/^\+\d{8,15}$/.test(phone) && !customers.some((customer) => customer.phone === phone)) {
      customers.push({ phone, firstName: 'Guest' });
      nameCustomers();
    }
    $('customer').value = /^\+\d{8,15}$/.test(phone) ? phone : before;
  }
  before = me();
  unread.delete(before);
  nameCustomers();
  aboutWhom();
  show();
}

// ---- texting

const suggestions = ['Where is my order?', 'My order arrived damaged', 'Thanks!', '5', 'STOP', 'START', 'HELP'];

async function text(body, media) {
  $('notice').textContent = '';
  try {
    const heard = await call('POST', '/_simulator/texts', { from: me(), to: brand(), body, media });
    webhooks.set(heard.messageSid, heard);
    show();
  } catch (e) {
    $('notice').textContent = `Not sent: ${e.message}`;
  }
}

function measure() {
  const length = $('body').value.length;
  $('length').textContent = length > 100 ? `${length} of 1600` : '';
  $('send').disabled = !length && !picture;
}

function compose(event) {
  event.preventDefault();
  const body = $('body').value;
  if (!body.trim() && !picture) return;
  text(body, picture ? [picture] : []);
  $('body').value = '';
  attach(null);
}

function attach(file) {
  picture = null;
  $('attached').textContent = file ? file.name : '';
  if (!file) { $('picture').value = ''; measure(); return; }
  const reader = new FileReader();
  reader.onload = () => { picture = { contentType: file.type, data: reader.result.split(',')[1] }; measure(); };
  reader.readAsDataURL(file);
}

// ---- the shop

const shopKnows = new Map();
const zones = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/Berlin'];
// Somewhere it is day: quiet hours would otherwise hold back what one came to see.
const brightZone = () => zones.find((timeZone) => {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(new Date()));
  return hour >= 9 && hour < 19;
});
const inDays = (days) => new Date(Date.now() + days * 86400000).toISOString();
const money = (amount) => ({ amount, currency: 'USD' });
const basket = { total: money('51.50'), items: [
  { sku: 'TEE-01', name: 'Cotton T-shirt', quantity: 2, price: money('19.50') },
  { sku: 'MUG-07', name: 'Enamel mug', quantity: 1, price: money('12.50') }] };
const next = (letter) => `${letter}-${Date.now().toString(36)}`;


const placed = (known) => { known.order = next('A'); return { orderId: known.order, ...basket, promisedBy: inDays(3) }; };
const filled = (known) => {
  known.cart = next('C');
  return { cartId: known.cart, checkoutUrl: `https://shop.acme.example/checkout/${known.cart}`, ...basket };
};
const tracking = (known) => `https://shop.acme.example/track/${known.order}`;
const consent = (granted) => ({
  purpose: 'MARKETING', granted, source: 'checkout', wording: 'Yes, text me offers from Acme. Reply STOP to end.',
});

// What a button tells; `first` is told before it when the shop does not know such a thing of the customer yet.
const aboutOrder = { key: 'order', type: 'order.placed', data: placed };
const aboutCart = { key: 'cart', type: 'cart.updated', data: filled };
const happenings = {
  Order: [
    { words: 'Place an order', type: 'order.placed', data: placed },
    { words: 'Shipped', type: 'order.shipped', first: aboutOrder,
      data: (known) => ({ orderId: known.order, carrier: 'UPS', trackingUrl: tracking(known), eta: inDays(2) }) },
    { words: 'Out for delivery', type: 'order.out_for_delivery', first: aboutOrder,
      data: (known) => ({ orderId: known.order, eta: inDays(0.2) }) },
    { words: 'Delivered', type: 'order.delivered', first: aboutOrder,
      data: (known) => ({ orderId: known.order, deliveredAt: inDays(0) }) },
    { words: 'Delayed', type: 'order.delayed', first: aboutOrder,
      data: (known) => ({ orderId: known.order, incidentId: next('I'), newEta: inDays(4), reason: 'a storm at the hub' }) },
    { words: 'Cancelled', type: 'order.cancelled', first: aboutOrder,
      data: (known) => ({ orderId: known.order, reason: 'out of stock' }) },
  ],
  Cart: [
    { words: 'Leave a cart', type: 'cart.updated', data: filled },
    { words: 'Buy the cart', type: 'order.placed', first: aboutCart, data: (known) => ({ ...placed(known), cartId: known.cart }) },
    { words: 'Empty the cart', type: 'cart.emptied', first: aboutCart, data: (known) => ({ cartId: known.cart }) },
  ],
  Consent: [
    { words: 'Marketing opt-in', type: 'consent.changed', data: () => consent(true) },
    { words: 'Marketing opt-out', type: 'consent.changed', data: () => consent(false) },
  ],
};

async function publish(type, data, phone) {
  const { firstName } = customers.find((customer) => customer.phone === phone);
  const customer = { phone, firstName, locale: 'en-US', timeZone: brightZone(), lifetimeValue: money('240.00') };
  const event = { type, data: { brand: 'acme', customer, ...data } };
  await call('POST', '/_simulator/shop/events', event);
  note(`${clock(new Date())} ${type} ${data.orderId || data.cartId || data.purpose}`);
}

async function happen({ type, data, first }) {
  const phone = me();
  const known = shopKnows.get(phone) || {};
  shopKnows.set(phone, known);
  try {
    if (first && !known[first.key]) await publish(first.type, first.data(known), phone);
    await publish(type, data(known), phone);
  } catch (e) {
    note(`${type}: ${e.message}`, 'bad');
  }
}

function note(words, className) {
  $('events').prepend(make('li', className, words));
  while ($('events').children.length > 30) $('events').lastChild.remove();
}

function aboutWhom() {
  const customer = customers.find((one) => one.phone === me());
  $('about').textContent = `${customer.firstName} ${customer.phone}`;
}

// ---- faults

const faultWords = {
  duplicateWebhooks: 'Webhooks come twice', reorderCallbacks: 'Callbacks in the wrong order', rejectWith429: 'Refuse with 429',
  failAfterAccept: 'Accept, answer 500', resetAfterAccept: 'Accept, drop the line', hangAfterAccept: 'Accept, answer late',
  hangMs: '… after (ms)', failWith500: 'Fail with 500', failWith503: 'Fail with 503', latencyMs: 'Latency [least, most] ms',
  errorCodes: 'Error codes by number', blackholeWebhooks: 'Lose all webhooks', signWith: 'Sign with a wrong token',
  carrierOptOut: 'The carrier handles STOP',
};
const misbehaves = ([name, value]) => name !== 'hangMs'
  && (Array.isArray(value) ? value.some(Boolean) : value && (typeof value !== 'object' || Object.keys(value).length > 0));

function showFaults(faults) {
  const fields = Object.entries(faults).map(([name, value]) => {
    const label = make('label', '', faultWords[name] || name);
    const input = make('input');
    input.name = name;
    if (typeof value === 'boolean') { input.type = 'checkbox'; input.checked = value; }
    else if (typeof value === 'number') {
      Object.assign(input, { type: 'number', min: 0, step: name === 'hangMs' ? 100 : 0.05, value });
      if (name !== 'hangMs') input.max = 1;
    } else if (name === 'signWith') { input.value = value || ''; input.dataset.kind = 'text'; }
    else { input.value = JSON.stringify(value); input.dataset.kind = 'json'; label.classList.add('wide'); }
    label.append(input);
    return label;
  });
  const row = make('div', 'row');
  const reset = make('button', '', 'Reset');
  reset.type = 'button';
  reset.onclick = () => changeFaults('DELETE');
  row.append(make('button', '', 'Apply'), reset);
  $('fault-form').replaceChildren(...fields, row);
  $('faulty').hidden = !Object.entries(faults).some(misbehaves);
}

function wantedFaults() {
  const wanted = {};
  for (const input of $('fault-form').elements) {
    if (!input.name) continue;
    if (input.type === 'checkbox') wanted[input.name] = input.checked;
    else if (input.type === 'number') wanted[input.name] = Number(input.value);
    else if (input.dataset.kind === 'json') wanted[input.name] = JSON.parse(input.value);
    else wanted[input.name] = input.value || null;
  }
  return wanted;
}

async function changeFaults(method, faults) {
  try {
    showFaults(await call(method, '/_simulator/faults', faults));
    $('fault-answer').textContent = method === 'GET' ? '' : 'Done.';
  } catch (e) {
    $('fault-answer').textContent = `Refused: ${e.message}`;
  }
}

// ---- start

nameCustomers();
aboutWhom();
measure();
for (const words of suggestions) {
  const button = make('button', '', words);
  button.type = 'button';
  button.onclick = () => text(words, []);
  $('quick').append(button);
}
for (const [title, entries] of Object.entries(happenings)) {
  $('shop').append(make('h3', '', title));
  for (const happening of entries) {
    const button = make('button', '', happening.words);
    button.type = 'button';
    button.onclick = () => happen(happening);
    $('shop').append(button);
  }
}
$('customer').onchange = chooseCustomer;
$('brand').onchange = () => show();
$('compose').onsubmit = compose;
$('body').oninput = measure;
$('body').onkeydown = (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) compose(event);
};
$('picture').onchange = () => attach($('picture').files[0]);
$('fault-form').onsubmit = (event) => {
  event.preventDefault();
  try { changeFaults('PUT', wantedFaults()); } catch (e) { $('fault-answer').textContent = `Not readable: ${e.message}`; }
};
changeFaults('GET');
listen();
