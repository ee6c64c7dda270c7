import { type Fault, faultAt } from './fault.ts';
import type { FrameworkFile } from './format.ts';

/** Faults in follow-up questions: what one follows on is a requirement that stands before it, so none can go in a circle. */
export function followFaults(framework: FrameworkFile): Fault[] {
  const requirements = framework.nodes.filter((node) => node.kind === 'requirement');
  const places = new Map(requirements.map((node, place) => [node.code, place]));
  return requirements.flatMap(({ code, follows }, place) => {
    if (!follows) return [];
    if (framework.scale !== 'compliance') return [faultAt(code, 'follow_scale')];
    const earlier = places.get(follows.code);
    if (earlier === undefined) return [faultAt(code, 'follow_unknown', { other: follows.code })];
    return earlier < place ? [] : [faultAt(code, 'follow_later', { other: follows.code })];
  });
}
