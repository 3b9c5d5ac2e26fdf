import { connection } from "next/server";

/** The least that this server can render for a request: what Next, the request hook and the layout cost. */
export default async function EmptyPage() {
  await connection();
  return <p>Nothing.</p>;
}
