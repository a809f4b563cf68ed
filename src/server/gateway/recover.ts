import { StoreBusyError } from '../../contract/store.js';
import type { GatewayCall } from './form.js';
import { keepForOwner } from './record.js';

/** How often what was left behind is looked for, in milliseconds. */
const everyMs = 60_000;

/** Where it can be sent again, a reader's device has this long for it before the owner is shown the text, in milliseconds. */
const patienceMs = 10 * 60_000;

/** Texts that are taken up at once; the others come next time. */
const most = 100;

/** Finds the texts that a crash, or a reader who never came back, has left on their way. Driven by requests, as the sweeper. */
export interface Recovery {
  touch(call: GatewayCall): void;
  /** Waits for what is under way. */
  rest(): Promise<void>;
}

export function createRecovery(): Recovery {
  let next = 0;
  let running: Promise<void> = Promise.resolve();

  async function run(call: GatewayCall): Promise<void> {
    const { gateway, services, site } = call;
    const before = gateway.now() - (gateway.resends ? Math.max(patienceMs, gateway.leaseMs) : gateway.leaseMs);
    for (const each of await services.store.listForwards(site.id, before, most)) {
      gateway.tell('upstream-unknown', 'left behind');
      await keepForOwner(call, each);
    }
  }

  return {
    touch(call) {
      const now = call.gateway.now();
      // Also when the clock was set back by more than the pause.
      if (now < next && next <= now + everyMs) return;
      next = now + everyMs;
      running = run(call).catch((error: unknown) => {
        if (!(error instanceof StoreBusyError)) call.gateway.tell('upstream-unknown', 'store');
      });
    },
    rest: () => running,
  };
}
