import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../src/define/moderation.js';
import { FakeModeration, queueItems } from '../../browser/moderation/support.js';

const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 5 });

afterEach(() => {
  document.body.replaceChildren();
});

describe('yk-moderation without a browser', () => {
  it('can be made and thrown away without ever standing on a page', () => {
    expect(() => document.createElement('yk-moderation').remove()).not.toThrow();
  });

  it('asks for a token', async () => {
    const element = document.createElement('yk-moderation');
    element.endpoint = '/api';
    document.body.append(element);
    await until(() => element.shadowRoot!.querySelector('input[type=password]'));
  });

  it('shows what waits, and goes on after a move', async () => {
    const fake = new FakeModeration({ items: queueItems(3) });
    const element = document.createElement('yk-moderation');
    element.moderation = fake.moderation;
    document.body.append(element);
    await until(() => element.shadowRoot!.querySelectorAll('article').length === 3);
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll('article')).toHaveLength(3);
    await until(() => fake.watched === 1);
  });
});
