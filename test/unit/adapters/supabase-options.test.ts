import { describe, expect, it } from 'vitest';
import { supabaseAdapter } from '../../../src/adapters/supabase.js';

const key = 'sb_publishable_abc';

describe('supabaseAdapter wants to be made rightly', () => {
  it('names what is missing', () => {
    expect(() => supabaseAdapter({ endpoint: '', key })).toThrow(/needs an endpoint, such as/);
    expect(() => supabaseAdapter({ endpoint: 'https://xyz.example.com', key: '' })).toThrow(/needs a key/);
  });

  it('takes no key that opens the database, and names it in no message', () => {
    const jwt = (role: string) => `e30.${btoa(JSON.stringify({ role })).replace(/=+$/, '')}.sig`;
    for (const secret of ['sb_secret_abc', jwt('service_role')]) {
      const make = () => supabaseAdapter({ endpoint: 'https://xyz.example.com', key: secret });
      expect(make).toThrow(/opens the whole database/);
      expect(make).not.toThrow(secret);
    }
    expect(supabaseAdapter({ endpoint: 'https://xyz.example.com', key: jwt('anon') }).name).toBe('supabase');
  });
});
