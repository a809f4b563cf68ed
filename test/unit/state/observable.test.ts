import { expect, it } from 'vitest';
import { Observable } from '../../../src/state/observable.js';

class Counter extends Observable<number> {
  to(value: number): void {
    this.set(value);
  }
}

it('tells a listener of every change', () => {
  const counter = new Counter(0);
  const seen: number[] = [];
  counter.subscribe(() => seen.push(counter.value));
  counter.to(1);
  counter.to(2);
  expect(seen).toEqual([1, 2]);
});

it('ends a subscription without harm to the others', () => {
  const counter = new Counter(0);
  const seen: string[] = [];
  const stop = counter.subscribe(() => {
    seen.push('a');
    stop();
  });
  counter.subscribe(() => seen.push('b'));
  counter.to(1);
  counter.to(2);
  expect(seen).toEqual(['a', 'b', 'b']);
});
