// A shop that keeps its kettles in Twinstore. It knows the contract, and no SDK.

export class Shop {
  #twinstore;

  /** @param twinstore the server's address, such as http://127.0.0.1:8080 */
  constructor(twinstore) {
    this.#twinstore = twinstore;
  }

  /** Puts a kettle on offer; a retry with the same key puts it there once. */
  async offer(kettle, key) {
    const answer = await this.#ask('POST', '/items', { ...kettle, category: 'kettles' }, { 'Idempotency-Key': key });
    return answer.json();
  }

  /** All kettles on offer, by name. */
  async offers() {
    const names = [];
    let query = 'category=kettles';
    do {
      const page = await (await this.#ask('GET', `/items?${query}`)).json();
      names.push(...page.items.map((item) => item.name));
      query = page.next && `category=kettles&cursor=${encodeURIComponent(page.next)}`;
    } while (query);
    return names;
  }

  /** Changes the price, unless somebody else changed the kettle meanwhile: then it says so. */
  async reprice(id, price) {
    const seen = await (await this.#ask('GET', `/items/${id}`)).json();
    try {
      await this.#ask('PATCH', `/items/${id}`, { attributes: { price } }, { 'If-Match': seen.etag });
      return 'repriced';
    } catch (problem) {
      if (problem.type === '/problems/precondition-failed') return 'somebody was faster';
      throw problem;
    }
  }

  async #ask(method, path, body, headers = {}) {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const answer = await fetch(this.#twinstore + path, {
      method,
      headers: { ...(body && { 'Content-Type': type }), ...headers },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw await answer.json();
    return answer;
  }
}
