import { connect } from 'node:net';

/** A load that stands still this long cannot be measured. Milliseconds. */
const stuckMs = 15_000;

const headEnd = Buffer.from('\r\n\r\n');

/** A request as it goes over the wire; without a body it is a GET. */
export function wire(path, body) {
  const head = `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
  if (body === undefined) return Buffer.from(`${head}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(`${head}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`);
}

/** The first whole answer in what was received; `undefined` while some of it is missing. */
function readAnswer(bytes) {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.latin1Slice(0, end);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without its length: ${head.split('\r\n', 1)[0]}`);
  const start = end + headEnd.length;
  const size = start + Number(length);
  return bytes.length < size ? undefined : { status: Number(head.slice(9, 12)), body: bytes.subarray(start, size) };
}

function open(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/**
 * Sends `requests` over `connections` kept alive, on each the next when the last is answered. Written on bare sockets, because a client as
 * heavy as the server would be what is measured.
 * @returns the milliseconds from first to last, connecting apart, and the last answer's body.
 */
export async function load({ port, requests, connections, status }) {
  const sockets = await Promise.all(Array.from({ length: Math.min(connections, requests.length) }, () => open(port)));
  let next = 0;
  let body;
  const one = (socket) =>
    new Promise((resolve, reject) => {
      let received = Buffer.alloc(0);
      const ask = () => (next < requests.length ? socket.write(requests[next++]) : resolve());
      socket.on('data', (bytes) => {
        try {
          received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
          const answer = readAnswer(received);
          if (!answer) return;
          if (answer.status !== status) throw new Error(`${answer.status} in place of ${status}: ${answer.body}`);
          received = Buffer.alloc(0);
          body = answer.body;
          ask();
        } catch (error) {
          reject(error);
        }
      });
      socket.on('error', reject).on('close', () => reject(new Error('the server closed a connection')));
      socket.setTimeout(stuckMs, () => reject(new Error(`no answer in ${stuckMs} ms`)));
      ask();
    });
  try {
    const start = performance.now();
    await Promise.all(sockets.map(one));
    return { ms: performance.now() - start, body };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/**
 * Sends a request on a connection of its own, to its end if the server lets it, and waits until the server has closed.
 * @returns the status; `undefined` when the connection was reset before the answer could be read.
 */
export async function sendAlone(port, request) {
  const socket = await open(port);
  return new Promise((resolve, reject) => {
    let [head, reset] = ['', false];
    socket.on('data', (bytes) => (head += bytes.toString('latin1')));
    // That the server stops listening half way is what a refusal is. Its answer may be lost by that: Node gives up reading when it cannot write.
    socket.on('error', () => (reset = true));
    socket.on('close', () => {
      if (/^HTTP\/1\.1 \d{3}/.test(head)) resolve(Number(head.slice(9, 12)));
      else if (reset) resolve(undefined);
      else reject(new Error('the server closed before it had answered'));
    });
    socket.setTimeout(stuckMs, () => {
      reject(new Error(`no end in ${stuckMs} ms`));
      socket.destroy();
    });
    socket.write(request);
  });
}
