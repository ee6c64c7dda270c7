import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '#app/features/policies/compile-policy.server.ts';
import { policies } from '#app/features/policies/library.server.ts';
import { projectRoot } from '#db/root.server.ts';

const folder = join(projectRoot(), 'policies');
const codes = readdirSync(folder);
const texts = new Map(
  codes.flatMap((code) =>
    readdirSync(join(folder, code)).map((file) => [`${code}/${file}`, readFileSync(join(folder, code, file), 'utf8')]),
  ),
);
const compiled = new Map(
  await Promise.all([...texts].map(async ([file, text]) => [file, await compilePolicy(file, text)] as const)),
);
const { nodes } = JSON.parse(readFileSync(join(projectRoot(), 'db', 'frameworks', 'cyfun2025.json'), 'utf8')) as {
  nodes: { kind: string; code: string }[];
};
const requirements = nodes.filter((node) => node.kind === 'requirement').map((node) => node.code);

describe('the policy documents of this repository', () => {
  it.each(codes)('are there in both languages, and nothing beside them: %s', (code) => {
    expect(readdirSync(join(folder, code)).sort()).toEqual(['en.mdx', 'nl.mdx']);
  });

  it.each(codes)('are the same document in both languages: %s', (code) => {
    const [nl, en] = [compiled.get(`${code}/nl.mdx`), compiled.get(`${code}/en.mdx`)];
    const same = (policy: typeof nl) => ({
      code: policy?.facts.code,
      version: policy?.facts.version,
      date: policy?.facts.date,
      requirements: policy?.facts.requirements,
      headings: policy?.outline.map((heading) => heading.depth),
    });
    expect(same(en)).toEqual(same(nl));
    expect(nl?.facts.code).toBe(code);
  });

  it.each([...compiled])('name requirements that CyFun 2025 has, each once: %s', (_, { facts }) => {
    expect(facts.requirements.filter((code) => !requirements.includes(code))).toEqual([]);
    expect(new Set(facts.requirements).size).toBe(facts.requirements.length);
  });

  it.each([...compiled])('lead to places that exist: %s', (_, { html, outline }) => {
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
    const places = [...codes.map((code) => `/policies/${code}`), ...outline.map((heading) => `#${heading.id}`)];
    expect(
      hrefs.filter((href) => href.startsWith('/') || href.startsWith('#')).filter((href) => !places.includes(href)),
    ).toEqual([]);
  });

  it.each([...compiled])('become HTML that the Content-Security-Policy has nothing against: %s', (_, { html }) => {
    expect(html).not.toMatch(/<script|<style|<iframe|\sstyle=|\son\w+=|javascript:/i);
    expect(html).toContain('<dl class="definition">');
  });

  it('are read from the root of the project', async () => {
    expect((await policies.list('nl')).map((policy) => policy.facts.code).sort()).toEqual([...codes].sort());
    expect((await policies.find('datalek', 'en'))?.facts.title).toBe('Procedure for personal data breaches');
  });
});
