import type { Command } from "commander";
import { z } from "zod";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { SCOPES } from "@/lib/auth/scopes";
import { createToken } from "@/lib/auth/tokens/create-token";
import { type AccessToken, listTokens } from "@/lib/auth/tokens/list-tokens";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { findUser, type User } from "@/lib/auth/users";
import { print, printJson } from "@/lib/cli/io/print";
import { table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { InvalidInput } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { optionsTexts } from "@/texts/cli/options";
import { tokensTexts } from "@/texts/cli/tokens";
import { accountsTexts } from "@/texts/site/accounts";

const { tokenName, tokenDays } = ACCOUNT_LIMITS;
const USUAL_DAYS = "90";
const { columns } = tokensTexts;
const HEADINGS = [
  columns.id,
  columns.state,
  columns.user,
  columns.start,
  columns.scopes,
  columns.lastUsed,
  columns.expires,
  columns.name,
];
const ALL = { pageSize: 2 ** 31 - 1 };

const newToken = z.object({
  user: z.string(),
  name: z.string(),
  scope: z.array(z.string()),
  days: z.string(),
  json: z.boolean().default(false),
});
const listOptions = z.object({ user: z.string().optional(), json: z.boolean().default(false) });

/** `token …`: access tokens, with which scripts sign in. Users see their own, administrators all. */
export function addTokenVerbs(program: Command) {
  const token = program.command("token").description(tokensTexts.description);
  addTokenCreate(token);
  addTokenList(token);
  const revoke = token.command("revoke").description(tokensTexts.revoke).argument("<id>");
  revoke.action((id: string) =>
    withSession(revoke, async ({ access }) => {
      await revokeToken(access, id);
    }),
  );
}

function addTokenCreate(token: Command) {
  const create = token
    .command("create")
    .description(tokensTexts.create)
    .requiredOption("--user <name>", tokensTexts.user)
    .requiredOption("--name <label>", formatMessage(tokensTexts.name, { most: tokenName }))
    .requiredOption(
      "--scope <scope>",
      formatMessage(tokensTexts.scope, { scopes: SCOPES.join(", ") }),
      (scope: string, before: string[] = []) => [...before, scope],
    )
    .option("--days <number>", formatMessage(tokensTexts.days, tokenDays), USUAL_DAYS)
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: '{"token", "id"}' }));
  create.action(async () => {
    const { user, name, scope: scopes, days, json } = newToken.parse(create.opts());
    await withSession(create, async ({ access }) => {
      const { id: userId, disabledAt } = await namedUser(access, user);
      if (disabledAt) throw new InvalidInput("user", formatMessage(tokensTexts.userDisabled, { name: user }));
      const { id, text } = await createToken(access, { userId, name, scopes, days: parseDays(days) });
      return json ? printJson({ token: text, id }) : print(`${text}\n`);
    });
  });
}

function addTokenList(token: Command) {
  const list = token
    .command("list")
    .description(tokensTexts.list)
    .option("--user <name>", tokensTexts.onlyUser)
    .option("--json", optionsTexts.jsonList);
  list.action(async () => {
    const { user, json } = listOptions.parse(list.opts());
    await withSession(list, async ({ access }) => {
      const userId = user === undefined ? undefined : (await namedUser(access, user)).id;
      const { tokens } = await listTokens(access, { userId, ...ALL });
      if (json) return printJson(tokens);
      return print(tokens.length === 0 ? `${tokensTexts.none}\n` : table([HEADINGS, ...tokens.map(row)]));
    });
  });
}

async function namedUser({ db }: Access, name: string): Promise<User> {
  const user = await findUser(db, name);
  if (!user) throw new InvalidInput("user", formatMessage(accountsTexts.unknownUser, { name }));
  return user;
}

/** NaN, which is refused later like a number out of range, for a text that is not a number. */
const parseDays = (given: string): number | null =>
  given === "none" ? null : /^\d+$/.test(given) ? Number(given) : Number.NaN;

function row({ id, state, user, selector, scopes, lastUsedAt, expiresAt, name }: AccessToken): string[] {
  const moment = (iso: string | null) => (iso === null ? tokensTexts.never : utc(iso));
  const times = [moment(lastUsedAt), moment(expiresAt)];
  return [id, tokensTexts.states[state], user, `jct_${selector}_`, scopes.join(" "), ...times, name];
}
