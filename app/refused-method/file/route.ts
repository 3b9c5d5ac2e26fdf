import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** Where the request hook leads a method that a file of public/ does not take. */
export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
