import type { Command } from "commander";
import { z } from "zod";
import type { Database } from "@/db/client";
import * as users from "@/lib/auth/users";
import { print, printJson } from "@/lib/cli/io/print";
import { processIO } from "@/lib/cli/io/process-io";
import { readText } from "@/lib/cli/io/read-text";
import { table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { JobsError, NotUtf8 } from "@/lib/errors";
import { toIso } from "@/lib/jobs/job";
import { formatMessage } from "@/lib/texts/format-message";
import { jsonTexts } from "@/texts/api/json";
import { optionsTexts } from "@/texts/cli/options";
import { usersTexts } from "@/texts/cli/users";

/** More than any password may have: a longer one is refused for its length. */
const PASSWORD_BYTES = 4096;

const role = z.object({ role: z.string() });
const listOptions = z.object({ json: z.boolean().default(false) });

/** `user …`: who may sign in. Administrators only. */
export function addUserVerbs(program: Command) {
  const user = program.command("user").description(usersTexts.description);
  const named = (verb: string, description: string) =>
    user.command(verb).description(description).argument("<name>");

  const add = withPassword(named("add", usersTexts.add).requiredOption("--role <role>", usersTexts.role));
  add.action(async (name: string) => {
    const newUser = {
      name,
      role: users.parseRole(role.parse(add.opts()).role),
      password: await readPassword(),
    };
    await asAdministrator(add, (db) => users.addUser(db, newUser));
  });

  const list = user.command("list").description(usersTexts.list).option("--json", optionsTexts.jsonList);
  list.action(() =>
    asAdministrator(list, async (db) => show(await users.listUsers(db), listOptions.parse(list.opts()).json)),
  );

  const setRole = named("set-role", usersTexts.setRole).requiredOption("--role <role>", usersTexts.role);
  setRole.action(async (name: string) => {
    const newRole = users.parseRole(role.parse(setRole.opts()).role);
    await asAdministrator(setRole, (db) => users.setRole(db, name, newRole));
  });

  const setPassword = withPassword(named("set-password", usersTexts.setPassword));
  setPassword.action(async (name: string) => {
    const password = await readPassword();
    await asAdministrator(setPassword, (db) => users.setPassword(db, name, password));
  });

  const disable = named("disable", usersTexts.disable);
  disable.action((name: string) => asAdministrator(disable, (db) => users.disableUser(db, name)));

  const enable = named("enable", usersTexts.enable);
  enable.action((name: string) => asAdministrator(enable, (db) => users.enableUser(db, name)));
}

const withPassword = (command: Command) =>
  command.requiredOption("--password-stdin", usersTexts.passwordStdin);

async function readPassword(): Promise<string> {
  const text = await readText(processIO().stdin(), PASSWORD_BYTES);
  // With a replaced character it would be another password than the one that was given.
  if (text.includes("\ufffd")) {
    throw new NotUtf8("password", formatMessage(jsonTexts.notUtf8, { field: "password" }));
  }
  return text.replace(/\r?\n$/, "");
}

function asAdministrator(command: Command, verb: (db: Database) => Promise<void>) {
  return withSession(command, async ({ access: { db, viewer } }) => {
    if (viewer.role !== "admin") throw new JobsError("not_allowed", usersTexts.administratorsOnly);
    await verb(db);
  });
}

function show(list: users.User[], json: boolean): Promise<void> {
  const moment = (text: string | null) => text && toIso(text);
  if (json) return printJson(list.map((user) => ({ ...user, disabledAt: moment(user.disabledAt) })));
  const state = ({ disabledAt }: users.User) =>
    disabledAt ? formatMessage(usersTexts.disabledSince, { moment: utc(toIso(disabledAt)) }) : "";
  return print(
    table([
      [usersTexts.columns.name, usersTexts.columns.role, ""],
      ...list.map((user) => [user.name, user.role, state(user)]),
    ]),
  );
}
