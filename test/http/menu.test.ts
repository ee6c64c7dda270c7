import { describe, expect, it } from 'vitest';
import { menuFor } from '#app/http/menu.ts';

const marked = (path: string) =>
  menuFor(() => true, path)
    .filter(({ current }) => current)
    .map(({ href, current }) => `${href} ${current}`);

describe('the main menu', () => {
  it.each([
    ['/', '/ page'],
    ['/incidents', '/incidents page'],
    ['/incidents/events/new', '/incidents true'],
    ['/breaches', '/incidents true'],
    ['/breaches/register', '/incidents true'],
    ['/requests', '/incidents true'],
    ['/municipalities', '/municipalities page'],
    ['/m/zandbeke', '/municipalities true'],
    ['/m/zandbeke/breaches/DL-2026-001/facts', '/municipalities true'],
    ['/settings/incidents', '/settings true'],
  ])('on %s marks one line', (path, line) => {
    expect(marked(path)).toEqual([line]);
  });

  it.each(['/account', '/messages', '/incidentsx', '/search'])('on %s marks none', (path) => {
    expect(marked(path)).toEqual([]);
  });

  it('holds what the person may open and nothing else', () => {
    expect(menuFor((action) => action === 'start.read', '/m/zandbeke')).toEqual([
      { label: 'common.nav.start', href: '/' },
    ]);
  });
});
