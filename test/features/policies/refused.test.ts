import { describe, expect, it } from 'vitest';
import { compilePolicy } from '#app/features/policies/compile-policy.server.ts';

const HEAD = `---
code: example
title: An example
version: '1.0'
date: '2026-01-14'
owner: Nobody
audience: Nobody
summary: For this test alone.
requirements: [GV.PO-01.1]
---
`;

/** The refusal of a document, a fault a line. */
async function refusalOf(source: string): Promise<string> {
  return compilePolicy('policies/example/nl.mdx', source).then(
    () => 'served',
    (error: Error) => error.message,
  );
}

const at = (line: number, text: string) => `policies/example/nl.mdx:${line}: ${text}`;

describe('a document that is more than prose', () => {
  it.each([
    ['import', 'import fs from "node:fs"', 'import and export are not allowed'],
    ['export', 'export const secret = process.env.HOME', 'import and export are not allowed'],
    ['an expression in a line', 'The secret is {process.env.HOME}.', 'an {expression} is not allowed'],
    ['an expression by itself', '{process.env.HOME}', 'an {expression} is not allowed'],
    ['a script', '<script src="https://evil.example/x.js" />', '<script> is not allowed'],
    ['an element that is not ours', '<Foo />', '<Foo> is not allowed'],
    ['a fragment', '<>\ntext\n</>', '<> is not allowed'],
    ['an element of HTML in a line', 'a <b>bold</b> word', '<b> is not allowed inside a line of text'],
    ['our element in a line', 'a word <Note>x</Note> of ours', '<Note> is not allowed inside a line of text'],
    ['a spread', '<Note {...process.env}>\ntext\n</Note>', 'a {...spread} on <Note> is not allowed'],
    [
      'an attribute that is not ours',
      '<Note dangerouslySetInnerHTML="x" />',
      'dangerouslySetInnerHTML on <Note> is not allowed',
    ],
    [
      'an expression as attribute',
      '<Definition term={process.env.HOME}>\nx\n</Definition>',
      'term on <Definition> must be plain text, not an {expression}',
    ],
    ['a definition of nothing', '<Definition>\nx\n</Definition>', '<Definition> wants term="…"'],
    ['a link that runs', '[click](javascript:alert(1))', 'a link to javascript:alert(1) is not allowed'],
    ['a link that runs, in capitals', '[click](JaVaScRiPt:alert(1))', 'a link to JaVaScRiPt:alert(1) is not allowed'],
    [
      'a link that runs, by its entities',
      '[click](java&#115;cript:alert(1))',
      'a link to javascript:alert(1) is not allowed',
    ],
    ['a link that holds a page', '[click](data:text/html,x)', 'a link to data:text/html,x is not allowed'],
    ['a link to another site without its scheme', '[click](//evil.example)', 'a link to //evil.example is not allowed'],
    ['a link that runs, by reference', '[x]: javascript:alert(1)', 'a link to javascript:alert(1) is not allowed'],
    ['an image', '![x](https://evil.example/pixel.gif)', 'image is not allowed'],
    ['a second title', '# Title', 'a heading begins with ##: the title is in the front matter'],
  ])('is refused with its line: %s', async (_, body, fault) => {
    expect(await refusalOf(`${HEAD}\nProse.\n\n${body}\n`)).toBe(at(14, fault));
  });

  it('is refused inside what is allowed too', async () => {
    expect(await refusalOf(`${HEAD}\n- a list\n\n  <Note>\n  > {1}\n  </Note>\n`)).toBe(
      at(15, 'an {expression} is not allowed'),
    );
  });

  it('is refused with all its faults at once', async () => {
    expect(await refusalOf(`${HEAD}\nimport x from "y"\n\n<Foo />\n`)).toBe(
      `${at(12, 'import and export are not allowed')}\n${at(14, '<Foo> is not allowed')}`,
    );
  });

  it('is refused with its line when it cannot be parsed at all', async () => {
    expect(await refusalOf(`${HEAD}\n\n<Note>\n`)).toMatch(/^policies\/example\/nl\.mdx:\d+: .*<Note>/);
  });
});

describe('front matter', () => {
  it.each(['js', 'javascript', 'JavaScript', 'json', 'coffee', 'toml', 'constructor'])(
    'in another language than YAML is refused and not run: %s',
    async (language) => {
      const code = '{ "code": (globalThis.ranFrontMatter = true, "example") }';
      expect(await refusalOf(`---${language}\n${code}\n---\n\nProse.\n`)).toMatch(/^policies\/example\/nl\.mdx:\d+: /);
      expect('ranFrontMatter' in globalThis).toBe(false);
    },
  );

  it('in JSON is refused even when every fact in it is right', async () => {
    const facts = { code: 'example', title: 'x', version: '1.0', date: '2026-01-14', owner: 'x', audience: 'x' };
    const json = JSON.stringify({ ...facts, summary: 'x', requirements: ['GV.PO-01.1'] });
    expect(await refusalOf(`---json\n${json}\n---\n\nProse.\n`)).toBe(
      at(1, 'Error: front matter is YAML and nothing else'),
    );
  });

  it.each([
    ['an unknown key', HEAD.replace('owner:', 'secret: x\nowner:'), 6, 'secret'],
    ['a version that is a number', HEAD.replace("'1.0'", '1.0'), 4, 'version'],
    ['a date that is not a day', HEAD.replace('2026-01-14', '2026-02-30'), 5, 'date'],
    ['a missing key', HEAD.replace('owner: Nobody\n', ''), 1, 'owner'],
    ['no requirement', HEAD.replace('GV.PO-01.1', ''), 9, 'requirements'],
    ['a key that stands twice', HEAD.replace('owner:', 'title: x\nowner:'), 6, 'duplicated mapping key'],
  ])('with %s is refused with its line', async (_, head, line, word) => {
    expect(await refusalOf(`${head}\nProse.\n`)).toMatch(new RegExp(`^policies/example/nl\\.mdx:${line}: .*${word}`));
  });

  it('that is all there is lets prose through', async () => {
    const body =
      'Prose with [a link](https://example.org), [another](#part-one) and *emphasis*.\n\n## One\n\n### Één\n\n## One';
    const { html, outline, facts } = await compilePolicy('policies/example/nl.mdx', `${HEAD}\n${body}\n`);
    expect(html).toContain('<a href="https://example.org">a link</a>');
    expect(html).toContain('<h2 id="part-one">One</h2>');
    expect(outline.map((heading) => heading.id)).toEqual(['part-one', 'part-een', 'part-one-2']);
    expect(facts.title).toBe('An example');
  });
});
