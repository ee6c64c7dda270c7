import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { FileInfected, FileUnscanned, type Inspect } from './file-store.server.ts';

/** A scanner that stays silent for so long gives no verdict any more. */
const SILENCE_MS = 30_000;
const CHUNK = 65_536;

/**
 * Has each file looked at by ClamAV's daemon (`INSTREAM` of its protocol, see clamd(8)). It fails closed: whatever is not
 * a plain "OK" is a refusal.
 * @param address `host:port`, or the path of a unix socket.
 */
export function clamdInspect(address: string, silenceMs = SILENCE_MS): Inspect {
  return async (bytes) => {
    const reply = await ask(address, bytes, silenceMs).catch((error: Error) => {
      throw new FileUnscanned(`The virus scanner gave no verdict: ${error.message}`);
    });
    if (reply === 'stream: OK') return;
    if (/^stream: .* FOUND$/.test(reply)) throw new FileInfected(reply);
    throw new FileUnscanned(`The virus scanner said: ${reply.slice(0, 200)}`);
  };
}

function open(address: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  return host && port ? connect({ host, port: Number(port) }) : connect({ path: address.replace(/^unix:/, '') });
}

async function ask(address: string, bytes: Readable, silenceMs: number): Promise<string> {
  const socket = open(address);
  const reply = readReply(socket, silenceMs);
  // What goes wrong while sending shows in the reply as well; it is awaited below.
  reply.catch(() => undefined);
  try {
    await Promise.race([send(socket, bytes), reply]);
    return await reply;
  } finally {
    bytes.destroy();
    socket.destroy();
  }
}

function readReply(socket: Socket, silenceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setTimeout(silenceMs, () => reject(new Error('it stayed silent')));
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end).trim());
      else if (text.length > 4_096) reject(new Error('its answer has no end'));
    });
    socket.on('close', () => reject(new Error('it hung up')));
  });
}

async function send(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += CHUNK) {
      const part = chunk.subarray(at, at + CHUNK);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      await write(socket, Buffer.concat([length, part]));
    }
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
