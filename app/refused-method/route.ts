import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** Where the request hook leads a method that a page does not take. Nobody else has anything to seek here. */
export const { DELETE, OPTIONS, PATCH, PUT } = refuseAllBut("GET", "HEAD", "POST");
