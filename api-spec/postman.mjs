// Makes a Postman collection of the contract: node postman.mjs FILE
//
// Each request can be sent as it is. First those that create, with data that are new in every run; then those that
// read, each sent twice, since a read is safe and repeatable; in the end those that delete what was made. What comes
// back is held against the contract: its status, its headers, and the attributes of its body. Submissions are read where
// there is one: when `Prefer` was switched on for a report.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import converter from 'openapi-to-postmanv2';
import yaml from 'js-yaml';

const CONTRACT = new URL('src/main/resources/META-INF/resources/openapi.yaml', import.meta.url);
const ORDER = ['POST', 'PUT', 'PATCH', 'GET', 'HEAD', 'OPTIONS'];

const file = process.argv[2];
if (!file) {
  console.error('Usage: node postman.mjs FILE');
  process.exit(2);
}
const text = readFileSync(CONTRACT, 'utf8');
const contract = yaml.load(text);

function resolved(node) {
  if (Array.isArray(node)) return node.map(resolved);
  if (node === null || typeof node !== 'object') return node;
  if (node.$ref) return resolved(node.$ref.slice(2).split('/').reduce((at, name) => at[name], contract));
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, resolved(value)]));
}

function operationOf({ method, url }) {
  const path = '/' + url.path.map((part) => part.replace(/^:(.*)/, '{$1}')).join('/');
  const operation = resolved(contract.paths[path][method.toLowerCase()]);
  return { ...operation, path, method, creates: '201' in operation.responses };
}

/** What is optional stays in the request, switched off. */
function switchOff(request) {
  const wanted = ['Content-Type', 'Accept'];
  request.header = (request.header ?? []).map((h) => ({ ...h, disabled: !wanted.includes(h.key) }));
  request.url.query = (request.url.query ?? []).map((q) => ({ ...q, disabled: true }));
  delete request.auth;
}

function isOfSubmissions({ path }) {
  return path.includes('/submissions/');
}

/** A document's place in the path is that of the one that this run made; `twins` look at an item. */
function nameDocument(request, operation) {
  const collection = operation.tags[0] === 'twins' ? 'items' : operation.tags[0];
  const made = isOfSubmissions(operation) ? 'submissions' : collection;
  for (const variable of request.url.variable ?? []) {
    if (/id$/i.test(variable.key)) variable.value = `{{${made}.id}}`;
  }
}

function before(operation) {
  const collection = operation.tags[0];
  const schema = operation.requestBody && Object.values(operation.requestBody.content)[0].schema;
  const unique = schema?.required?.[0];
  if (operation.creates && !schema) {
    return [`pm.collectionVariables.set('${collection}.id', pm.variables.replaceIn('{{$guid}}'));`];
  }
  if (unique && (operation.creates || operation.method === 'PUT')) {
    return [
      'const body = JSON.parse(pm.request.body.raw);',
      `body['${unique}'] += pm.variables.replaceIn(' {{$guid}}');`,
      'pm.request.body.raw = JSON.stringify(body);',
    ];
  }
  if (isOfSubmissions(operation)) {
    return ["if (!pm.collectionVariables.get('submissions.id')) pm.execution.skipRequest();"];
  }
  if (operation.method === 'DELETE' && !operation.path.includes('{')) {
    return [
      '// This deletes what others made, too: say that you want it with the variable deleteAll = yes.',
      "if (pm.variables.get('deleteAll') !== 'yes') pm.execution.skipRequest();",
    ];
  }
  return [];
}

function after(operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const lines = [
    "pm.test('the status is one of success', () => {",
    `  pm.expect(pm.response.code, pm.response.text()).to.be.oneOf([${good.map(([status]) => status)}]);`,
    '});',
  ];
  for (const [status, { headers = {}, content = {} }] of good) {
    const required = Object.entries(headers).filter(([, header]) => header.required).map(([name]) => name);
    lines.push(
      `if (pm.response.code === ${status}) {`,
      "  pm.test('the headers are there', () => {",
      `    for (const name of ${JSON.stringify(required)}) pm.response.to.have.header(name);`,
      '  });');
    if (content['application/json'] && operation.method !== 'HEAD') {
      lines.push(
        "  pm.test('the attributes are those of the contract', () => {",
        `    const schema = ${JSON.stringify(content['application/json'].schema)};`,
        "    pm.response.to.have.jsonSchema(schema, { unknownFormats: 'ignore' });",
        '  });');
    }
    lines.push('}');
  }
  if (operation.creates && operation.requestBody) {
    lines.push(
      "pm.test('Location leads to what was created', () => {",
      "  const id = pm.response.headers.get('Location').split('/').pop();",
      '  pm.expect(Object.values(pm.response.json())).to.include(id);',
      `  pm.collectionVariables.set((pm.response.code === 202 ? 'submissions' : '${operation.tags[0]}') + '.id', id);`,
      '});');
  }
  if (['GET', 'HEAD', 'OPTIONS'].includes(operation.method) && !isOfSubmissions(operation)) {
    lines.push(
      'const first = pm.response;',
      'pm.sendRequest(pm.request, (error, second) => {',
      "  pm.test('the same again gets the same', () => {",
      '    pm.expect(error).to.equal(null);',
      '    pm.expect(second.code).to.equal(first.code);',
      "    pm.expect(second.headers.get('ETag')).to.equal(first.headers.get('ETag'));",
      '    pm.expect(second.text()).to.equal(first.text());',
      '  });',
      '});');
  }
  return lines;
}

function finished(item) {
  const operation = operationOf(item.request);
  switchOff(item.request);
  nameDocument(item.request, operation);
  const event = [
    { listen: 'prerequest', script: { type: 'text/javascript', exec: before(operation) } },
    { listen: 'test', script: { type: 'text/javascript', exec: after(operation) } },
  ];
  return { name: item.name, request: item.request, event };
}

function rank({ request }) {
  return ORDER.indexOf(request.method);
}

const settings = { folderStrategy: 'Tags', parametersResolution: 'Example' };
converter.convertV2({ type: 'string', data: text }, settings, (error, { result, reason, output } = {}) => {
  if (error || !result) {
    console.error(`The contract could not be made a collection: ${error ?? reason}`);
    process.exit(1);
  }
  const collection = output[0].data;
  const cleanUp = [];
  for (const folder of collection.item) {
    const items = folder.item.map(finished);
    cleanUp.push(...items.filter(({ request }) => request.method === 'DELETE'));
    folder.item = items.filter(({ request }) => request.method !== 'DELETE').sort((a, b) => rank(a) - rank(b));
  }
  collection.item.push({ name: 'clean up', item: cleanUp });
  collection.variable = [{ key: 'baseUrl', value: 'http://127.0.0.1:8080' }];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(collection, null, 2) + '\n');
});
