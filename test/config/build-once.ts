import { freshBuild } from '../tools/fresh-build.js';

/** Global setup of the projects that test dist/: builds it when it is missing or older than its sources. */
export function setup(): void {
  freshBuild();
}
