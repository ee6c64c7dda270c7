import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Running } from './running.ts';

/** A form with a file as a browser sends it. */
export function uploadForm(file: { name: string; bytes: Uint8Array } | null, fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { name, bytes } = file ?? { name: '', bytes: new Uint8Array() };
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }), name);
  return form;
}

/** Posts a form with a file to a running server. */
export function postUpload(running: Running, path: string, cookie: string, form: FormData): Promise<Response> {
  return fetch(running.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: running.url, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    body: form,
  });
}

export interface SlowPost {
  headers?: Record<string, string>;
  /** Bytes of the file to send after its head. */
  size: number;
  /** Closes the connection instead of ending the form. */
  cut?: boolean;
  /** The first bytes of the file. */
  begin?: Uint8Array;
  formKey: string;
}

/**
 * Posts a pdf of any size piece by piece over a bare connection, holding none of it. What it gives back is the status,
 * or `null` when there was no answer.
 */
export function postSlowly(running: Running, path: string, cookie: string, post: SlowPost): Promise<number | null> {
  const head = `--x\r\nContent-Disposition: form-data; name="form_key"\r\n\r\n${post.formKey}\r\n--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const piece = Buffer.alloc(65_536, 97);
  return new Promise((resolve) => {
    const sending = request(running.url + path, {
      method: 'POST',
      headers: {
        Origin: running.url,
        Cookie: cookie,
        'Content-Type': 'multipart/form-data; boundary=x',
        ...post.headers,
      },
    });
    let status: number | null = null;
    sending.on('response', (response) => {
      status = response.statusCode ?? null;
      response.resume();
      response.on('close', () => resolve(status));
    });
    sending.on('error', () => resolve(status));
    sending.write(head);
    sending.write(post.begin ?? '%PDF-1.7\n');
    let sent = 0;
    const more = () => {
      while (sent < post.size && !sending.destroyed) {
        sent += piece.length;
        if (!sending.write(piece)) return void sending.once('drain', more);
      }
      if (post.cut) setTimeout(() => sending.destroy(), 100);
      else sending.end('\r\n--x--\r\n');
    };
    more();
  });
}

/** How many files the store of a running server holds, those that come in included. */
export function storedFiles(folder: string): number {
  const files = join(folder, 'files');
  if (!existsSync(files)) return 0;
  return readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
