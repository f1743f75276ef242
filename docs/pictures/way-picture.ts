import { depths } from './layers.ts';
import { graphOf } from './rooms-picture.ts';
import type { Structure } from './structure.ts';
import { picture, rectangle, straightArrow, WIDTH, words } from './svg.ts';
import type { Link, Stop, Walk } from './walks.ts';

const LABEL = 130;
const TOP = 56;
const BOX = 40;
const STEP = 66;
const PAD = 16;

/** Walks side by side, over lanes for the rooms they pass, the highest first. */
export function wayPicture(title: string, walks: readonly Walk[], structure: Structure): string {
  const depth = depths(graphOf(structure, (room) => room !== 'desk'));
  const lanes = [...depth.keys()]
    .filter((name) => walks.some(({ stops }) => stops.some(({ room }) => room === name)))
    .toSorted((a, b) => depth.get(a)! - depth.get(b)!);
  const stopsIn = (walk: Walk, lane: string) => walk.stops.filter(({ room }) => room === lane);
  const laneTop = new Map<string, number>();
  let y = TOP;
  for (const lane of lanes) {
    laneTop.set(lane, y);
    y += Math.max(...walks.map((walk) => stopsIn(walk, lane).length)) * STEP + PAD;
  }
  const bottom = y;
  const column = (WIDTH - LABEL - 20) / walks.length;
  const boxOf = (walk: Walk, stop: Stop) => ({
    x: LABEL + walks.indexOf(walk) * column + 12,
    y: laneTop.get(stop.room)! + PAD / 2 + stopsIn(walk, stop.room).indexOf(stop) * STEP + 4,
    width: column - 60,
    height: BOX,
  });
  return picture(title, bottom + 12, [
    ...lanes.flatMap((lane, i) => {
      const top = laneTop.get(lane)!;
      const end = i + 1 < lanes.length ? laneTop.get(lanes[i + 1]!)! : bottom;
      return [
        ...(i % 2 === 0 ? [rectangle({ x: 10, y: top, width: WIDTH - 20, height: end - top }, 'lane', 0)] : []),
        words(20, top + 24, lane.replace(/^desk-/, ''), 'name'),
      ];
    }),
    ...walks.map((walk, i) => words(LABEL + i * column + 12, 36, `${i + 1}. ${walk.title}`, 'head')),
    ...walks.flatMap((walk) =>
      walk.stops.flatMap((stop, i) => {
        const box = boxOf(walk, stop);
        const next = walk.stops[i + 1];
        const asked = stop.asks.map((chain) => chain.at(-1)!.replace(/^.*\/(?=[^/]+$)/, '')).join(', ');
        return [
          rectangle(box, 'box'),
          words(box.x + 10, box.y + (asked ? 17 : 25), withoutRoom(stop), 'name'),
          ...(asked ? [words(box.x + 10, box.y + 33, `asks ${asked}`)] : []),
          ...(next && stop.next ? joining(box, boxOf(walk, next), stop.next) : []),
        ];
      }),
    ),
  ]);
}

const withoutRoom = ({ file, room }: Stop): string => {
  const folder = `${room.replace('-', '/')}/`;
  return file.startsWith(folder) ? file.slice(folder.length) : file;
};

interface Edges {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
function joining(from: Edges, to: Edges, link: Link): readonly string[] {
  const label = link.by === 'import' ? '' : link.by === 'wire' ? link.address : `port ${link.part}`;
  const isPort = link.by !== 'import';
  if (to.y > from.y) {
    const x = from.x + 24;
    return [
      straightArrow(
        [
          [x, from.y + BOX],
          [x, to.y - 1],
        ],
        isPort,
      ),
      ...(label ? [words(x + 8, to.y - 9, label)] : []),
    ];
  }
  const [x, side] = [from.x + from.width, from.x + from.width + 22];
  return [
    straightArrow(
      [
        [x, from.y + BOX / 2],
        [side, from.y + BOX / 2],
        [side, to.y + BOX / 2],
        [x + 1, to.y + BOX / 2],
      ],
      true,
    ),
    words(side - 104, from.y + BOX + 16, label),
  ];
}
