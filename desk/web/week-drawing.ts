import { placedOn, WEEKDAYS } from '../domain/calendars/index.ts';
import type { CalendarVersion } from '../../standards/index.ts';

const NAMES: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
export const dayName = (day: string): string => NAMES[day] ?? day;

const DAY = 1440;
const [LEFT, RIGHT, WIDTH, ROW, TOP] = [110, 790, 800, 26, 24];

/** A week's drawing: a row for each day, a bar for each open window, and a text alternative. */
export interface WeekDrawing {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly row: number;
  readonly days: readonly {
    readonly name: string;
    readonly y: number;
    readonly bars: readonly { readonly x: number; readonly width: number }[];
  }[];
  readonly hours: readonly { readonly x: number; readonly label: string; readonly anchor: string }[];
  readonly bottom: number;
  readonly description: string;
}

/** Pure. A window past midnight is drawn on both of its days; one past Sunday's midnight continues on Monday. */
export function drawWeek(week: CalendarVersion['week']): WeekDrawing {
  const x = (minute: number) => Math.round((LEFT + (minute / DAY) * (RIGHT - LEFT)) * 10) / 10;
  const placed = placedOn(week).flatMap((window) =>
    window.to > 7 * DAY ? [window, { ...window, from: 0, to: window.to - 7 * DAY }] : [window],
  );
  const days = WEEKDAYS.map((day, i) => ({
    name: dayName(day),
    y: TOP + i * ROW,
    bars: placed
      .map(({ from, to }) => [Math.max(from, i * DAY) - i * DAY, Math.min(to, (i + 1) * DAY) - i * DAY] as const)
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ x: x(from), width: Math.round((x(to) - x(from)) * 10) / 10 })),
  }));
  return {
    width: WIDTH,
    height: TOP + 7 * ROW + 8,
    left: LEFT,
    right: RIGHT,
    row: ROW,
    days,
    hours: [0, 4, 8, 12, 16, 20, 24].map((hour) => ({
      x: x(hour * 60),
      label: `${String(hour).padStart(2, '0')}:00`,
      anchor: hour === 24 ? 'end' : 'middle',
    })),
    bottom: TOP + 7 * ROW,
    description: WEEKDAYS.map((day) => `${dayName(day)}: ${describeWeekday(week[day])}.`).join(' '),
  };
}

export const describeWeekday = (windows: readonly string[] | undefined): string =>
  windows === undefined || windows.length === 0 ? 'closed' : windows.map((window) => window.replace('-', ' to ')).join(', ');
