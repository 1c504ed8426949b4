// What the shop relies on, told by its own calls: each is sent to a stand-in, which writes it down in pacts/.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatchersV3, PactV3 } from '@pact-foundation/pact';
import { Shop } from './shop.mjs';

const { eachLike, integer, regex, string } = MatchersV3;
const ETAG = regex('^"[^"]+"$', '"1-0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1"');
const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

const pact = () => new PactV3({ consumer: 'kettle-shop', provider: 'twinstore', dir: 'pacts', logLevel: 'error' });

const reading = (provider) =>
  provider
    .given("an item 'blue-kettle' exists")
    .uponReceiving('a look at a kettle')
    .withRequest({ method: 'GET', path: '/items/blue-kettle' })
    .willRespondWith({
      status: 200,
      headers: { 'Content-Type': JSON_TYPE, ETag: ETAG },
      body: { id: 'blue-kettle', name: string('Blue kettle'), etag: ETAG, revision: integer(1) },
    });

test('offers a kettle', () =>
  pact()
    .given('there are no items')
    .uponReceiving('the offer of a kettle')
    .withRequest({
      method: 'POST',
      path: '/items',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'offer-1' },
      body: { name: 'Red kettle', description: 'Whistles.', category: 'kettles' },
    })
    .willRespondWith({
      status: 201,
      headers: { 'Content-Type': JSON_TYPE, Location: regex('^/items/.+$', '/items/red-kettle'), ETag: ETAG },
      body: { id: string('red-kettle'), name: 'Red kettle', description: 'Whistles.', category: 'kettles', etag: ETAG },
    })
    .executeTest(async ({ url }) => {
      const kettle = await new Shop(url).offer({ name: 'Red kettle', description: 'Whistles.' }, 'offer-1');
      assert.equal(kettle.name, 'Red kettle');
    }));

test('lists what is on offer', () =>
  pact()
    .given("an item 'blue-kettle' of the category 'kettles' exists")
    .uponReceiving('the list of the kettles')
    .withRequest({ method: 'GET', path: '/items', query: { category: 'kettles' } })
    .willRespondWith({
      status: 200,
      headers: { 'Content-Type': JSON_TYPE },
      body: { items: eachLike({ id: string('blue-kettle'), name: string('Blue kettle') }) },
    })
    .executeTest(async ({ url }) => assert.deepEqual(await new Shop(url).offers(), ['Blue kettle'])));

test('notices that somebody was faster', () =>
  reading(pact())
    .given("an item 'blue-kettle' exists")
    .uponReceiving('a new price for a kettle that has changed since')
    .withRequest({
      method: 'PATCH',
      path: '/items/blue-kettle',
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': ETAG },
      body: { attributes: { price: 20 } },
    })
    .willRespondWith({
      status: 412,
      headers: { 'Content-Type': PROBLEM_TYPE },
      body: { type: '/problems/precondition-failed', status: 412 },
    })
    .executeTest(async ({ url }) => assert.equal(await new Shop(url).reprice('blue-kettle', 20), 'somebody was faster')));
