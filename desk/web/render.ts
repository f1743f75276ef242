import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { NHSUK } from './assets.ts';
import { localTimes } from '../../kernel/index.ts';
import { timeLeftText } from '../views/dates.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { LONGEST } from './fields.ts';
import {
  CHANNELS,
  ENDS,
  ANSWERED,
  HEALTHS,
  LINES,
  REMOVED,
  ROLES,
  SENDING,
  SEVERITIES,
  STATES,
  SUSPECTED,
  sizeText,
  UNUSED,
} from './words.ts';

function environment(zone: string): nunjucks.Environment {
  const times = localTimes(zone);
  const loader = new nunjucks.FileSystemLoader([join(import.meta.dirname, 'views'), NHSUK]);
  const made = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true });
  made.addFilter('when', (instant: string | null) => (instant === null ? '' : times.short(instant)));
  made.addFilter('timeLeft', timeLeftText);
  made.addFilter('size', sizeText);
  for (const [name, value] of Object.entries({
    STATES,
    SEVERITIES,
    CHANNELS,
    ROLES,
    REMOVED,
    SUSPECTED,
    ENDS,
    ANSWERED,
    HEALTHS,
    LINES,
    SENDING,
    UNUSED,
  }))
    made.addGlobal(name, value);
  made.addGlobal('PLACE', times.place);
  made.addGlobal('longestText', LONGEST);
  return made;
}

interface Templates {
  readonly templates: nunjucks.Environment;
  readonly policy: string;
}
const shared = new Map<string, Templates>();

/** Templates are compiled once per zone and shared by the desks of a process, because they hold no state. */
function templatesOf(zone: string): Templates {
  const known = shared.get(zone);
  if (known) return known;
  const templates = environment(zone);
  // Computed from the bare layout, so that user input can never be among the allowed scripts.
  const made = { templates, policy: contentSecurityPolicy(templates.render('layout.njk', {})) };
  shared.set(zone, made);
  return made;
}

/** Renders a page with its times in `zone`. */
export const render = (view: string, data: object, zone: string): string =>
  templatesOf(zone).templates.render(`${view}.njk`, data);
export const pagePolicy = (zone: string): string => templatesOf(zone).policy;
