const LONGEST_MS = 30_000;

/**
 * Signs in at a running console as next-auth expects it of scripts: first its CSRF token, then its callback. Returns
 * the session's cookie, or "" when refused.
 */
export async function signInByScript(address: string, username: string, password: string): Promise<string> {
  const csrf = await fetch(`${address}/api/auth/csrf`, { signal: AbortSignal.timeout(LONGEST_MS) });
  const { csrfToken } = await csrf.json();
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, username, password }),
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return cookiesOf(answer)
    .split("; ")
    .filter((cookie) => /^(__Host-)?next-auth\.session-token=/.test(cookie))
    .join();
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
