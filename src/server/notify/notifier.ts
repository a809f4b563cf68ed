import type { Delivery, Store } from '../../contract/store.js';
import { errorPlace, type Notice } from '../log.js';
import { DeliveryError, type Hook } from './hook.js';
import { describeDelivery, storeKinds } from './message.js';
import { givenUpMs, retryTime } from './retry-time.js';

export interface NotifierOptions {
  readonly store: Store;
  /** Id of the site whose events are told. Default `'default'`. A server of several sites has a notifier for each. */
  readonly site?: string;
  readonly hooks: readonly Hook[];
  /** The clock, milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Hears of messages that were not taken. Default: nobody does. */
  readonly notice?: (notice: Notice) => void;
}

/** Tells hooks what happens, from a queue in the store: it survives the process, and several processes may work on it. */
export interface Notifier {
  /** Looks for news and for what is due now, and resolves when all of it was tried. It is called by itself; a test calls it. */
  deliver(): Promise<void>;
  /** Takes nothing more, gives what is under way two seconds, and then leaves it for the next start. Close it before the store. */
  close(): Promise<void>;
}

/** How often the queue is looked at for retries, in milliseconds; news are told by the store at once. */
const lookMs = 15_000;
/** Longer than any attempt: who has taken a message keeps it to itself until then. */
const leaseMs = 60_000;
const longestAttemptMs = 30_000;
/** Messages under way at once. */
const parallel = 8;
const lastWaitMs = 2000;
/** A message whose hook this process does not have may be another's: it is left for ten minutes. */
const strangerMs = 10 * 60_000;

/**
 * Begins at once. Nothing of it is in a reader's way: a submit is answered before any hook hears of it. An attempt that fails is repeated after 1, 5 and
 * 30 minutes, 2, 6 and 12 hours, then daily, and given up after 7 days. The order of messages is not kept, and one may come twice, with the same id.
 * @throws TypeError that names the hook and the mend.
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const { store, site = 'default', now = Date.now, notice } = options;
  const hooks = readHooks(options.hooks);
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  let working: Promise<void> | undefined;
  let again = false;
  let full = false;
  let closed = false;
  let seen = -1;

  function tell(kind: Notice['notice'], name: string, error: unknown): void {
    const reason = error instanceof DeliveryError ? error.reason : errorPlace(error);
    notice?.({ time: new Date(now()).toISOString(), notice: kind, name, error: reason });
  }

  async function work(): Promise<void> {
    do {
      again = false;
      seen = (await store.eventRange(site)).last;
      for (const hook of hooks.values()) await store.queueDeliveries(site, hook.name, storeKinds(hook.events), now());
      await fill();
      // What came while the queue was looked at.
    } while (again && !closed);
  }

  /** Takes as many as there is room for, and does not wait for them: a receiver that is slow does not hold up the others. */
  async function fill(): Promise<void> {
    full = false;
    while (!closed) {
      full = underWay.size >= parallel;
      if (full) return;
      const taken = await store.takeDeliveries(site, now(), leaseMs, parallel - underWay.size);
      if (taken.length === 0) return;
      taken.forEach(begin);
    }
  }

  function begin(delivery: Delivery): void {
    const one = attempt(delivery)
      // The store is busy: what was taken comes back when its lease is over.
      .catch((error: unknown) => tell('delivery-failed', delivery.hook, error))
      .finally(() => {
        underWay.delete(one);
        if (full) wake();
      });
    underWay.add(one);
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { id, event, tries } = delivery;
    const hook = hooks.get(delivery.hook);
    if (!hook) {
      return store.finishDelivery(id, now() - event.at > givenUpMs ? undefined : now() + strangerMs);
    }
    const message = await describeDelivery(store, delivery);
    if (!message) return store.finishDelivery(id);
    try {
      await inTime(hook, (signal) => hook.send(message, signal), closing.signal);
    } catch (error) {
      const at = retryTime(tries, event.at, now());
      tell(at === undefined ? 'delivery-dropped' : 'delivery-failed', hook.name, error);
      return store.finishDelivery(id, at);
    }
    return store.finishDelivery(id);
  }

  function wake(): void {
    if (closed) return;
    again = true;
    // A store that is busy is asked again at the next look.
    working ??= work()
      .catch((error: unknown) => tell('delivery-failed', 'queue', error))
      .finally(() => (working = undefined));
  }

  async function rest(): Promise<void> {
    while (working || underWay.size > 0) await Promise.allSettled([working, ...underWay]);
  }

  /** The queue's own writes wake too, and must not keep it awake: only a new event is news. */
  async function look(): Promise<void> {
    if ((await store.eventRange(site)).last !== seen) wake();
  }

  const stop = hooks.size > 0 ? store.onChange(() => void look().catch(() => undefined)) : () => undefined;
  const timer = setInterval(wake, lookMs);
  timer.unref?.();
  if (hooks.size > 0) wake();
  else clearInterval(timer);

  return {
    deliver() {
      wake();
      return rest();
    },
    async close() {
      stop();
      clearInterval(timer);
      closed = true;
      const last = setTimeout(() => closing.abort(), lastWaitMs);
      await rest();
      clearTimeout(last);
    },
  };
}

/** Does not trust a hook to look at its signal. */
function inTime(hook: Hook, work: (signal: AbortSignal) => Promise<void>, closing: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const limit = Math.min(longestAttemptMs, hook.timeoutMs ?? 10_000);
    const fail = (reason: string) => () => {
      end.abort();
      reject(new DeliveryError(reason));
    };
    const timer = setTimeout(fail('timeout'), limit);
    const closed = fail('closing');
    closing.addEventListener('abort', closed, { once: true });
    if (closing.aborted) closed();
    Promise.resolve(end.signal)
      .then(work)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        closing.removeEventListener('abort', closed);
      });
  });
}

function readHooks(hooks: readonly Hook[]): ReadonlyMap<string, Hook> {
  const byName = new Map(hooks.map((hook) => [hook.name, hook]));
  for (const { name } of hooks) {
    if (!/^[a-z0-9-]{1,32}$/.test(name)) {
      throw new TypeError(`A hook has the name "${name}": use small letters, digits and "-", at most 32.`);
    }
  }
  if (byName.size < hooks.length) throw new TypeError('Option "hooks" has one name twice: give each hook its own.');
  return byName;
}
