/** Every address under /api/v1, with every method: lib/api finds the operation. */
export {
  serve as DELETE,
  serve as GET,
  serve as HEAD,
  serve as OPTIONS,
  serve as PATCH,
  serve as POST,
  serve as PUT,
} from "@/lib/api/serve";
