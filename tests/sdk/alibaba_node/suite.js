'use strict';

// The vendor's Node clients, driven by suite_alibaba.py. Each case prints one line of JSON: {"case", "ok", "problem"}.

const assert = require('assert');
const stream = require('stream');

const { SDK_ADDRESS, SDK_URL, SDK_KEY, SDK_SECRET, SDK_PART, SDK_RED, SDK_BLUE } = process.env;
const RED = Buffer.from(SDK_RED, 'base64');

async function run(name, body) {
  const result = { case: name, ok: true };
  try {
    await body();
  } catch (error) {
    result.ok = false;
    result.problem = String((error && error.stack) || error).slice(0, 600);
  }
  console.log(JSON.stringify(result));
}

async function refused(code, call) {
  try {
    await call();
  } catch (error) {
    assert.strictEqual(error.code, code, `${error.code} instead of ${code}: ${error.message}`);
    return;
  }
  assert.fail(`not refused; ${code} was expected`);
}

function offsetBody(values) {
  const meta = [];
  let length = 0;
  for (const [key, value] of values) {
    meta.push(`${key},${length},${length + value.length}`);
    length += value.length;
  }
  return `${meta.join('#')}^${values.map(([, value]) => value).join('')}`;
}

function itemBody(item, pictures, more = []) {
  const names = pictures.map(([name]) => Buffer.from(name).toString('base64'));
  const values = item ? [['item_id', item]] : [];
  values.push(['pic_list', names.join(',')]);
  pictures.forEach(([, content], index) => values.push([names[index], content]));
  return offsetBody(values.concat(more));
}

// @alicloud/imagesearch-2018-01-20
async function items() {
  const Client = require('@alicloud/imagesearch-2018-01-20');
  const config = { endpoint: SDK_URL, accessKeyId: SDK_KEY, accessKeySecret: SDK_SECRET };
  const client = new Client(config);
  const query = { instanceName: 'demo' };
  const headers = { 'content-type': 'application/octet-stream' };
  await run('addItem', async () => {
    const answer = await client.addItem(query, itemBody('node-1', [['a.png', SDK_RED], ['b.png', SDK_BLUE]], [['cat_id', '4']]), headers);
    assert.strictEqual(answer.Code, 0);
    assert.strictEqual(answer.Message, 'success');
  });
  await run('addItem without a content type', async () => {
    const answer = await client.addItem(query, itemBody('node-2', [['a.png', SDK_RED]]));
    assert.strictEqual(answer.Success, true);
  });
  await run('searchItem', async () => {
    const answer = await client.searchItem(query, itemBody(null, [['searchPic', SDK_BLUE]], [['s', '0'], ['n', '3']]), headers);
    assert.strictEqual(answer.Auctions.Auction[0].PicName, 'b.png');
  });
  await run('deleteItem', async () => {
    assert.strictEqual((await client.deleteItem(query, 'item_id,0,6^node-1', headers)).Code, 0);
    assert.strictEqual((await client.deleteItem(query, 'item_id,0,6^node-2', headers)).Code, 0);
  });
  for (const [code, body] of [['NoCaretSeperator', 'x'], ['EmptyMeta', '^x'], ['InvalidMetaItem', 'a,1,0^x'], ['NoSpecifiedItemId', 'cat_id,0,1^0']])
    await run(`addItem ${code}`, () => refused(code, () => client.addItem(query, body, headers)));
  await run('addItem InvalidInstance', () => refused('InvalidInstance', () => client.addItem({ instanceName: 'unknown' }, 'a,0,0^', headers)));
  await run('addItem with a wrong secret', () => {
    const wrong = new Client({ ...config, accessKeySecret: '0'.repeat(40) });
    return refused('SignatureDoesNotMatch', () => wrong.deleteItem(query, 'item_id,0,1^1', headers));
  });
}

function rpcClient(more = {}) {
  const { default: Client } = require('@alicloud/imagesearch20201214');
  const { $OpenApiUtil } = require('@alicloud/openapi-core');
  const protocol = SDK_URL.split(':')[0];
  return new Client(new $OpenApiUtil.Config({
    accessKeyId: SDK_KEY, accessKeySecret: SDK_SECRET, endpoint: SDK_ADDRESS, protocol, regionId: 'cn-shanghai', ...more,
  }));
}

// @alicloud/imagesearch20201214
async function rpc() {
  const models = require('@alicloud/imagesearch20201214');
  const client = rpcClient();
  const make = (kind, fields) => new models[`${kind}Request`]({ instanceName: 'demo', ...fields });
  await run('addImage', async () => {
    const { body } = await client.addImage(make('AddImage', {
      productId: 'n', picName: 'a b+c/ü.png', picContent: SDK_RED, crop: true, categoryId: 4, intAttr: 6, strAttr: 'x y', customContent: 'node words',
    }));
    assert.strictEqual(body.code, 0);
    assert.strictEqual(body.picInfo.categoryId, 4);
  });
  const named = { productId: 'n', picName: 'a b+c/ü.png' };
  await run('updateImage', async () => assert.strictEqual((await client.updateImage(make('UpdateImage', { ...named, intAttr3: 3, intAttr: 7 }))).body.code, 0));
  await run('checkImageExists', async () => {
    const { body } = await client.checkImageExists(make('CheckImageExists', named));
    assert.strictEqual(body.exists, true);
    assert.deepStrictEqual([body.auctions.intAttr, body.auctions.intAttr3, body.auctions.strAttr], [7, 3, 'x y']);
  });
  await run('searchImageByPic', async () => {
    const { body } = await client.searchImageByPic(make('SearchImageByPic', { picContent: SDK_RED, scoreThreshold: '0.50', distinctProductId: false, filter: 'int_attr=7' }));
    assert.strictEqual(body.auctions[0].picName, named.picName);
  });
  await run('searchImageByName', async () => assert.strictEqual((await client.searchImageByName(make('SearchImageByName', named))).body.auctions[0].productId, 'n'));
  await run('searchImageByText', async () => assert.strictEqual((await client.searchImageByText(make('SearchImageByText', { text: 'node words' }))).body.auctions[0].productId, 'n'));
  await run('searchImageByFilter', async () => assert.strictEqual((await client.searchImageByFilter(make('SearchImageByFilter', { filter: 'int_attr=7' }))).body.auctions.length, 1));
  await run('compareSimilarByImage', async () => {
    const { body } = await client.compareSimilarByImage(make('CompareSimilarByImage', { primaryPicContent: SDK_RED, secondaryPicContent: SDK_RED }));
    assert.ok(body.score > 0.9);
  });
  await run('detail', async () => assert.strictEqual((await client.detail(make('Detail', {}))).body.instance.name, 'demo'));
  await run('dumpMetaList', async () => assert.ok((await client.dumpMetaList(make('DumpMetaList', {}))).body.data.totalCount >= 0));
  await run('increaseList', async () => assert.ok((await client.increaseList(make('IncreaseList', {}))).body.data.totalCount >= 0));
  await run('deleteImage', async () => {
    const { body } = await client.deleteImage(make('DeleteImage', named));
    assert.deepStrictEqual(body.data.picNames, [named.picName]);
  });
  await run('addImage UnsupportedPicFormat', () => refused('UnsupportedPicFormat', () => client.addImage(make('AddImage', { ...named, picContent: 'dGV4dA==' }))));
  await run('searchImageByPic InvalidFilterClause', () => refused('InvalidFilterClause', () => client.searchImageByPic(make('SearchImageByPic', { picContent: SDK_RED, filter: '(' }))));
  await run('detail Console.InstanceNotFound', () => refused('Console.InstanceNotFound', () => client.detail(make('Detail', { instanceName: 'unknown' }))));
  await run('detail with a wrong secret', () => refused('SignatureDoesNotMatch', () => rpcClient({ accessKeySecret: '0'.repeat(40) }).detail(make('Detail', {}))));
}

// The calls that upload first: three steps, the second of them multipart over TLS.
async function advance() {
  const models = require('@alicloud/imagesearch20201214');
  const { RuntimeOptions } = require('@darabonba/typescript');
  const client = rpcClient();
  client._openPlatformEndpoint = SDK_ADDRESS;
  const runtime = new RuntimeOptions({ ignoreSSL: true });
  const bytes = () => stream.Readable.from([RED]);
  await run('addImageAdvance', async () => {
    const { body } = await client.addImageAdvance(new models.AddImageAdvanceRequest({ instanceName: 'demo', productId: 'node', picName: 'adv', picContentObject: bytes() }), runtime);
    assert.strictEqual(body.code, 0);
  });
  await run('searchImageByPicAdvance', async () => {
    const { body } = await client.searchImageByPicAdvance(new models.SearchImageByPicAdvanceRequest({ instanceName: 'demo', picContentObject: bytes() }), runtime);
    assert.ok(body.auctions.some((each) => each.productId === 'node'));
  });
  await run('compareSimilarByImageAdvance', async () => {
    const { body } = await client.compareSimilarByImageAdvance(new models.CompareSimilarByImageAdvanceRequest({ instanceName: 'demo', primaryPicContentObject: bytes(), secondaryPicContentObject: bytes() }), runtime);
    assert.ok(body.score > 0.9);
  });
}

({ items, rpc, advance })[SDK_PART]().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
