import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, words } from "../call-cli";

const database = testDatabase();

/** The report that `reject` makes of these bytes, or the sentence why it makes none. */
async function reported(input: string | Buffer, ...options: string[]): Promise<string> {
  const id = await insertJob(database(), { status: "running" });
  const { code, stdout, stderr } = await callCli(database(), ["reject", id, ...options], { input });
  if (code !== 0) return stderr.trimEnd();
  const [file] = await database().sql("select store_key as key from job_file where id = $1", [stdout.trim()]);
  const stored = await database().store.open(String(file?.key));
  return stored ? text(stored.stream) : "";
}

const LINE = '{"row":2,"values":{"id":"1"},"column":"id","message":"m"}';

test("numbers of the values are in the report to the character", async () => {
  const numbers = "9007199254740993,31234567890123456789,1.50,-0,1e400,1E5,0.10".split(",");
  const values = numbers.map((number, at) => `"n${at}": ${number}`).join(", ");
  expect(
    await reported(`{"row":2,"values":{${values}, "list": [1.50, {"2":1,"1":2}]},"message":"m"}\n`),
  ).toBe(`n0,n1,n2,n3,n4,n5,n6,list,_row,_column,_error\n${numbers},"[1.50, {""2"":1,""1"":2}]",2,,m\n`);
});

test("columns whose names are whole numbers stay where the first line has them", async () => {
  const line =
    '{"row":2,"values":{"name":"Ann","2020":"5","2019":"x","10":"ten"},"column":"2019","message":"no"}';
  expect(await reported(`${line}\n`)).toBe("name,2020,2019,10,_row,_column,_error\nAnn,5,x,ten,2,2019,no\n");
});

test("a byte-order mark is dropped, also where files were joined", async () => {
  expect(await reported(`\ufeff${LINE}\r\n\ufeff\r\n\ufeff${LINE}\r\n`)).toBe(
    "id,_row,_column,_error\n1,2,id,m\n1,2,id,m\n",
  );
});

test.each([
  [
    "UTF-16 with a mark",
    Buffer.from(`\ufeff${LINE}\r\n`, "utf16le"),
    "file: UTF-16 text: save the file as UTF-8.",
  ],
  ["UTF-16 without one", Buffer.from(`${LINE}\n`, "utf16le"), "file: UTF-16 text: save the file as UTF-8."],
  [
    "Latin-1",
    Buffer.from(`${LINE}\n${LINE.replace('"1"', '"é"')}`, "latin1"),
    "line 2: values: not UTF-8 text.",
  ],
  [
    "Latin-1 in the message",
    Buffer.from(LINE.replace('"m"', '"é"'), "latin1"),
    "line 1: message: not UTF-8 text.",
  ],
  ["a cut character", Buffer.from(LINE.replace('"1"', '"é"')).subarray(0, 25), "line 1: file: not JSON."],
  [
    "a name that is there twice",
    LINE.replace('"id":"1"', '"id":"1","id":"2"'),
    "line 1: values.id: give it once.",
  ],
  ["a row that is there twice", LINE.replace("{", '{"row":3,'), "line 1: row: give it once."],
  [
    "a name that no line before had",
    `${LINE}\n${LINE.replace('"id":', '"note":"x","id":')}`,
    "line 2: values: there is no column “note”.",
  ],
])("%s is refused, and said", async (_, input, sentence) => {
  expect(await reported(input)).toBe(sentence);
});

test("a batch of Latin-1 is refused by its line and field, but no report of a failure", async () => {
  const id = await insertJob(database(), { status: "running" });
  const create = Buffer.from('{"do":"create","type":"sync","name":"Straße"}\n', "latin1");
  expect(await callCli(database(), ["batch"], { input: create })).toMatchObject({
    code: 2,
    stderr: "line 1: name: not UTF-8 text.\n",
  });
  const fail = Buffer.from(`{"do":"fail","id":"${id}","message":"Straße"}\n`, "latin1");
  expect(await callCli(database(), ["batch"], { input: fail })).toMatchObject({ code: 0 });
  const shown = await callCli(database(), words`show ${id} --json`);
  expect(JSON.parse(shown.stdout)).toMatchObject({ errorMessage: "Stra\ufffde" });
});

test.each([
  ["UTF-8 with a mark", Buffer.from('\ufeff{"price": 1.50}')],
  ["UTF-16 as PowerShell writes it", Buffer.from('\ufeff{"price": 1.50}', "utf16le")],
  ["UTF-16 the other way round", Buffer.from('\ufeff{"price": 1.50}', "utf16le").swap16()],
])("an output in %s is read as what it says", async (_, input) => {
  const id = await insertJob(database(), { status: "running" });
  expect(await callCli(database(), words`output ${id}`, { input })).toMatchObject({ code: 0 });
  const [row] = await database().sql("select output from job_execution where job_id = $1", [id]);
  expect(row?.output).toBe('{"price": 1.50}');
});

test("names of subtasks in another encoding are refused, and a mark before them is dropped", async () => {
  const id = await insertJob(database(), { status: "running" });
  const add = (input: Buffer) => callCli(database(), words`subtask add ${id} -`, { input });
  expect(await add(Buffer.from("Stra\xdfe\n", "latin1"))).toMatchObject({
    code: 2,
    stderr: "names: not UTF-8 text.\n",
  });
  expect(await add(Buffer.from("\ufeffRead\r\n", "utf16le"))).toMatchObject({
    code: 2,
    stderr: "names: UTF-16 text: send UTF-8.\n",
  });
  expect(await add(Buffer.from("\ufeffRead\r\nWrite\r\n"))).toMatchObject({ code: 0 });
  const rows = await database().sql("select name from job_subtask where job_id = $1 order by number", [id]);
  expect(rows).toEqual([{ name: "Read" }, { name: "Write" }]);
});

test("a password in another encoding is refused: it would be another one", async () => {
  const add = (input: Buffer) =>
    callCli(database(), words`user add dora --role staff --password-stdin`, { input });
  expect(await add(Buffer.from("Stra\xdfe und mehr\n", "latin1"))).toMatchObject({
    code: 2,
    stderr: "password: not UTF-8 text.\n",
  });
  expect(await database().sql("select 1 from app_user where name = 'dora'")).toEqual([]);
});
