import { type Client, DatabaseError } from "pg";
import { callersOf, dropStatement, isReplaceable, letInAgain } from "./drops";
import type { LiveStatement } from "./live-sql";
import { differences, readShape, type Shape } from "./shape";

/** Whether a statement that creates nothing sets it. */
const isSet = (name: string) => !isReplaceable(name);

/** SQLSTATEs of a table that can't be changed because a view uses it. */
const IN_USE = /^(2BP01|0A000)$/;

/** Brings a database to a shape, statement by statement, and notes the statements that were needed. */
export class Rebuild {
  readonly statements: string[] = [];
  present: Shape;
  private readonly client: Client;
  private readonly wanted: Shape;
  /** For functions that were dropped and will be made again: the statement that lets their callers in again. */
  private readonly promised = new Map<string, string>();

  private constructor(client: Client, wanted: Shape, present: Shape) {
    this.client = client;
    this.wanted = wanted;
    this.present = present;
  }

  /** Needs a transaction that the caller has begun. */
  static async begin(client: Client, wanted: Shape) {
    return new Rebuild(client, wanted, await readShape(client));
  }

  async dropUnwanted() {
    const unwanted = () =>
      [...this.present.keys()].find((name) => isReplaceable(name) && !this.wanted.has(name));
    for (let name = unwanted(); name; name = unwanted()) await this.drop(name);
  }

  /** Runs a statement unless the database already is as the statement makes it. */
  async bring({ makes, text }: LiveStatement) {
    if (!makes) {
      if (!(text.startsWith("INSERT") || differences(this.present, this.wanted).some(isSet))) return;
      // It creates nothing with a name. Its change shows in the whole shape, or in the row that it adds.
      await this.attempt(text, (after, rows) => rows > 0 || differences(this.present, after).length > 0);
      return;
    }
    const isRight = (shape: Shape) => shape.get(makes) === this.wanted.get(makes);
    if (isRight(this.present)) return;
    if (!(await this.attempt(text, isRight))) {
      // Its arguments, type or columns have changed, or this kind can't be replaced.
      if (this.present.has(makes)) await this.drop(makes);
      await this.run(text);
    }
    const again = this.promised.get(makes);
    if (again) await this.run(again);
    this.promised.delete(makes);
  }

  /** A view blocks changes of the columns that it shows: it is then dropped, and made again afterwards. */
  async changeTables(tables: string) {
    await this.client.query("savepoint tables");
    try {
      await this.run(tables);
    } catch (error) {
      if (!(error instanceof DatabaseError && IN_USE.test(error.code ?? ""))) throw error;
      await this.client.query("rollback to tables");
      const view = () => [...this.present.keys()].find((name) => name.startsWith("view "));
      for (let name = view(); name; name = view()) await this.drop(name);
      await this.run(tables);
    }
  }

  /** Drops it, after what uses it, each by its own statement: nothing else in a database is ever dropped. */
  private async drop(name: string) {
    let left = await this.usersOf(name);
    while (left.length > 0) {
      const stuck: string[] = [];
      for (const one of left) {
        const keep = this.wanted.has(one) ? callersOf(one) : null;
        if (!(await this.attempt(`${keep ?? ""}${dropStatement(one)}`, () => true))) stuck.push(one);
        else if (keep) this.promised.set(one, letInAgain(one));
      }
      if (stuck.length === left.length) throw new Error(`can't be dropped: ${stuck.join(", ")}`);
      left = stuck;
    }
  }

  /** What a cascade from it would drop, itself included. */
  private async usersOf(name: string): Promise<string[]> {
    await this.client.query("savepoint cascade");
    await this.client.query(`${dropStatement(name).replace(/;$/, "")} cascade`);
    const left = await readShape(this.client);
    await this.client.query("rollback to cascade");
    const gone = [...this.present.keys()].filter((one) => !left.has(one));
    const lost = gone.find((one) => /^(constraint|index|table|sequence) /.test(one));
    if (lost) throw new Error(`${name} is used by ${lost}: write this migration by hand.`);
    return gone.filter(isReplaceable);
  }

  /** Runs it, and notes it, unless it fails or `accept` refuses the result. */
  private async attempt(text: string, accept: (after: Shape, rows: number) => boolean): Promise<boolean> {
    await this.client.query("savepoint attempt");
    try {
      const { rowCount } = await this.client.query(text);
      const after = await readShape(this.client);
      if (accept(after, rowCount ?? 0)) {
        this.present = after;
        this.statements.push(text);
        return true;
      }
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
    }
    await this.client.query("rollback to attempt");
    return false;
  }

  private async run(text: string) {
    await this.client.query(text);
    this.present = await readShape(this.client);
    this.statements.push(text);
  }
}
