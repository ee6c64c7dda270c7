import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#db/root.server.ts';

const root = projectRoot();
const sources = ['app', 'db', 'test'].flatMap((folder) => listSources(join(root, folder)));
const parsed = new Map(sources.map((path) => [path, parse(path)]));

/** Which layers a layer may import, besides itself. What is not named here is an error. */
const ARROWS: Record<string, readonly string[]> = {
  'app/domain': [],
  db: ['app/domain'],
  'app/i18n': ['app/domain'],
  'app/ui': ['app/i18n', 'app/domain'],
  'app/documents': ['app/i18n'],
  'app/outside': ['app/domain'],
  'app/enhance': ['app/domain', 'app/i18n'],
  'app/features': ['app/domain', 'app/i18n', 'app/ui', 'app/outside', 'app/documents', 'db'],
  'app/http': ['app/domain', 'app/i18n', 'app/ui', 'app/outside', 'app/features', 'app/jobs', 'db'],
  'app/routes': ['app/http', 'app/features', 'app/ui', 'app/domain', 'app/i18n', 'app/outside', 'db'],
  'app/jobs': ['app/features', 'app/outside', 'app/domain', 'app/http', 'db'],
  'app/bin': ['app/http', 'app/documents', 'app/jobs', 'app/domain', 'app/outside', 'db', 'test'],
  app: ['db', 'app/http', 'app/ui', 'app/i18n', 'app/domain', 'app/enhance'],
};

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it('imports one way only', () => {
    const wrong: string[] = [];
    for (const [path, file] of parsed) {
      const layer = layerOf(path);
      if (layer === 'test') continue;
      for (const target of importsOf(path, file)) {
        const to = layerOf(target);
        if (to !== layer && !ARROWS[layer]?.includes(to)) wrong.push(`${path} → ${target}`);
        if (crossesFeatures(path, target)) wrong.push(`${path} → ${target} (another feature)`);
        if (layer === 'app/features' && to === 'app/http') wrong.push(`${path} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle()).toEqual([]);
  });

  it('keeps the domain pure: no clock, no chance, no environment, no input or output', () => {
    const impure = [...parsed.keys()]
      .filter((path) => path.startsWith('app/domain/'))
      .filter((path) =>
        /\bnew Date\(\)|Date\.now|Math\.random|process\.|from '(node:|react|zod|kysely)/.test(text(path)),
      );
    expect(impure).toEqual([]);
  });

  it('lets time in at the edge only', () => {
    const clocks = [...parsed.keys()]
      .filter((path) => /^(app\/(features|domain|routes|ui|documents|http)|db)\//.test(path))
      .filter((path) => /\bnew Date\(\)|\bDate\.now\(/.test(text(path)))
      .filter((path) => !path.startsWith('app/http/server/') && !path.startsWith('db/seed/'));
    expect(clocks).toEqual([]);
  });

  it('opens transactions in the doors and nowhere else', () => {
    const others = [...parsed.keys()]
      .filter((path) => /^(app|db)\//.test(path) && /\.transaction\(\)/.test(text(path)))
      .filter((path) => path !== 'db/connection.server.ts');
    expect(others).toEqual([]);
  });

  it('has no try in a route, and no typeof loader outside its own', () => {
    const routes = [...parsed.keys()].filter((path) => path.startsWith('app/routes/'));
    expect(routes.filter((path) => /\btry\s*\{/.test(text(path)))).toEqual([]);
    const leaking = [...parsed.keys()].filter(
      (path) => /import .*\bloader\b/.test(text(path)) && path.startsWith('app/'),
    );
    expect(leaking).toEqual([]);
  });

  // A test is read case by case and a catalogue key by key: their length hides no decision as a module's does.
  it('keeps files within 200 lines, tests and texts within 350', () => {
    const long = [...parsed.keys()]
      .filter((path) => path !== 'db/schema.ts')
      .map((path) => ({ path, lines: text(path).split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (/^test\/|^app\/i18n\/(nl|en)\//.test(path) ? 350 : 200));
    expect(long).toEqual([]);
  });

  it('keeps functions within 60 lines, loaders and actions within 30', () => {
    const long: string[] = [];
    for (const [path, file] of parsed) {
      if (path.startsWith('test/')) continue;
      for (const found of functionsOf(file)) {
        const limit = path.startsWith('app/routes/') && /^(loader|action)$/.test(found.name) ? 30 : 60;
        if (found.lines > limit) long.push(`${path} ${found.name}: ${found.lines}`);
      }
    }
    expect(long).toEqual([]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text(path),
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  );
}

function layerOf(path: string): string {
  const [top, second] = path.split('/');
  if (top !== 'app') return top ?? '';
  return second && !second.includes('.') ? `app/${second}` : 'app';
}

function crossesFeatures(from: string, to: string): boolean {
  const noun = (path: string) => /^app\/features\/([^/]+)\//.exec(path)?.[1];
  return noun(from) !== undefined && noun(to) !== undefined && noun(from) !== noun(to);
}

/** Files of ours that a file imports, types included: an arrow is an arrow. */
function importsOf(path: string, file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found
    .map((name) => (name.startsWith('#') ? name.slice(1) : name.startsWith('.') ? join(dirname(path), name) : ''))
    .filter((name) => /\.tsx?$/.test(name));
}

function findCycle(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const walk = (path: string): string[] => {
    if (state.get(path) === 'done') return [];
    if (state.get(path) === 'open') return [...trail.slice(trail.indexOf(path)), path];
    state.set(path, 'open');
    trail.push(path);
    const file = parsed.get(path);
    for (const next of file ? importsOf(path, file) : []) {
      const cycle = walk(next);
      if (cycle.length > 0) return cycle;
    }
    trail.pop();
    state.set(path, 'done');
    return [];
  };
  for (const path of parsed.keys()) {
    const cycle = walk(path);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function functionsOf(file: ts.SourceFile): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const end = file.getLineAndCharacterOfPosition(node.end).line;
      const parent = node.parent;
      const name =
        node.name?.getText(file) ?? (ts.isVariableDeclaration(parent) ? parent.name.getText(file) : 'function');
      found.push({ name, lines: end - start + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
