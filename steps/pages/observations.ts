import type { Page } from 'playwright';
import type { ScenarioEnvironment } from '../environment/index.ts';

export async function inView(environment: ScenarioEnvironment): Promise<Page> {
  return environment.page(environment.state.window);
}
