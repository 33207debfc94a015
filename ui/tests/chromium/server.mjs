// Serves the built user interface as the program's own scheme does: its files and nothing else, under the content security
// policy of tauri.conf.json.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * What of the window's configuration a web view sees.
 *
 * @param {URL} tree the folder of the whole tree
 * @returns {Promise<{ csp: string, freezePrototype: boolean }>}
 */
export async function production(tree) {
  const text = await readFile(new URL('src-tauri/tauri.conf.json', tree), 'utf8');
  const { csp, freezePrototype } = JSON.parse(text).app.security;
  if (!csp) throw new Error('tauri.conf.json has no content security policy');
  const directives = typeof csp === 'string' ? csp : Object.entries(csp).map(directive).join('; ');
  return { csp: directives, freezePrototype: freezePrototype === true };
}

function directive([name, sources]) {
  return `${name} ${[sources].flat().join(' ')}`;
}

/**
 * Serves a folder on the loopback interface, at a free port.
 *
 * @param {string} folder
 * @param {string} csp
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(folder, csp) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = path === '/' ? '/index.html' : path;
    const content = await readFile(join(folder, file)).catch(() => null);
    if (content === null) {
      // A browser asks for an icon by itself, a web view does not.
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    // Files whose names are made of their content are kept, so that their scripts are compiled once.
    const kept = path.startsWith('/assets/') ? 'max-age=3600, immutable' : 'no-store';
    const headers = { 'content-type': type, 'content-security-policy': csp, 'cache-control': kept };
    response.writeHead(200, headers).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
