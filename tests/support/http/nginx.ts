import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { inheritedVariables } from "@/lib/env";
import { answering } from "../answering";
import { findPort } from "../free-port";

export interface Nginx {
  address: string;
  stop(): Promise<void>;
}

/**
 * An nginx in front of a console: Debian's own settings and a `proxy_pass`, with no others than those in `settings`.
 * Stop it when its tests are over.
 */
export async function startNginx(target: string, settings = ""): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-nginx-"));
  const port = await findPort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(" ");
  const configuration = `
    daemon off; worker_processes auto; pid ${folder}/pid; error_log stderr; user ${userInfo().username};
    events { worker_connections 768; }
    http {
      ${temporary}
      sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on; access_log off;
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass ${target}; ${settings} }
      }
    }`;
  await writeFile(`${folder}/nginx.conf`, configuration);
  const variables = inheritedVariables();
  // Where Debian has it, which is not on everyone's path.
  const env = { ...variables, PATH: `${variables.PATH}:/usr/sbin` };
  const child = spawn("nginx", ["-e", "stderr", "-c", `${folder}/nginx.conf`], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (piece) => (said += String(piece)));
  const ended = once(child, "close").catch((error: unknown) => {
    said += `${error}\nThere is no nginx. Install it: apt-get install nginx-light`;
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await answering({ name: "nginx", address, hasEnded: () => hasEnded, output: () => said });
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { address, stop };
}
