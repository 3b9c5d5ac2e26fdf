import { connection } from "next/server";

/** The least that this server can render for a request: the cost of Next, the request hook and the layout. */
export default async function EmptyPage() {
  await connection();
  return <p>Nothing.</p>;
}
