import { readFileSync } from "node:fs";
import {
  type Directive,
  type ExpressionStatement,
  type JSXAttribute,
  type JSXElement,
  type JSXText,
  type NewExpression,
  parseSync,
  type TemplateLiteral,
  Visitor,
} from "oxc-parser";

/** A text in a source file that a person may read. */
interface SourceText {
  line: number;
  text: string;
}

interface Place {
  start: number;
  end: number;
}

/** Attributes of elements whose value nobody reads. */
const CODE_ATTRIBUTE =
  /^(className|\w*ClassName|href|d|viewBox|id|key|type|role|name|method|rel|style|transform|points|data-.*)$/;
/** Errors of these classes are for programming mistakes, which nobody meets. */
const PROGRAMMING_ERROR = /^(Error|TypeError|RangeError)$/;
/** Examples of JSON and of a shell. */
const EXAMPLE = /^(\{"|curl…|export [A-Z])/;
const SQL =
  /^\s*(--|\(?\s*(select|insert|update|delete|create|alter|drop|set|begin|commit|rollback|with|lock|grant|revoke|vacuum|analyze|explain|copy|union|declare|fetch|where|order by|group by|on conflict|returning|values|from|limit|do)\b)/i;
/** Words that are classes of Tailwind by themselves. */
const CLASS =
  /^(flex|grid|block|inline|hidden|contents|table|relative|absolute|fixed|sticky|truncate|underline|italic|border|rounded|grow|shrink|isolate|transition|container|uppercase|antialiased|outline|shadow|ring|sr-only)$/;

/** The texts of a source file that a person may read and that are not in the catalogue. */
export function sourceTexts(file: string): SourceText[] {
  const source = readFileSync(file, "utf8");
  const found: { start: number; text: string }[] = [];
  const code: Place[] = [];
  const isCode = (node: Place) => void code.push(node);
  const seeText = (start: number, text: string) => {
    if (isReadable(text)) found.push({ start, text });
  };
  const seeAttribute = (node: JSXAttribute) => {
    if (node.name.type === "JSXIdentifier" && CODE_ATTRIBUTE.test(node.name.name)) code.push(node);
    // Here a single word is a label too, such as "Failed".
    else if (node.value?.type === "Literal" && /^\p{Lu}/u.test(String(node.value.value)))
      found.push({ start: node.start, text: String(node.value.value) });
  };
  const seeStatement = (node: ExpressionStatement | Directive) => {
    if ("directive" in node && node.directive) code.push(node);
  };
  const seeElement = (node: JSXElement) => {
    const { name } = node.openingElement;
    if (name.type === "JSXIdentifier" && /^(code|pre)$/.test(name.name)) code.push(node);
  };
  const seeNew = (node: NewExpression) => {
    if (node.callee.type === "Identifier" && PROGRAMMING_ERROR.test(node.callee.name)) code.push(node);
  };
  const seeElementText = ({ start, value }: JSXText) => {
    if (/\p{L}/u.test(value)) found.push({ start, text: value });
  };
  const seeLiteral = ({ start, value }: { start: number; value: unknown }) => {
    if (typeof value === "string") seeText(start, value);
  };
  const seeTemplate = ({ start, quasis }: TemplateLiteral) =>
    seeText(start, quasis.map((quasi) => quasi.value.cooked ?? "").join("…"));
  new Visitor({
    ImportDeclaration: isCode,
    ExportAllDeclaration: isCode,
    TSTypeAnnotation: isCode,
    TSTypeAliasDeclaration: isCode,
    TSInterfaceDeclaration: isCode,
    TSLiteralType: isCode,
    TaggedTemplateExpression: isCode,
    ExpressionStatement: seeStatement,
    JSXAttribute: seeAttribute,
    JSXElement: seeElement,
    NewExpression: seeNew,
    JSXText: seeElementText,
    Literal: seeLiteral,
    TemplateLiteral: seeTemplate,
  }).visit(parseSync(file, source).program);
  return found
    .filter(({ start }) => !code.some((node) => node.start <= start && start < node.end))
    .map(({ start, text }) => ({
      line: source.slice(0, start).split("\n").length,
      text: text.trim().replace(/\s+/g, " "),
    }));
}

/** Whether a literal has two words side by side. */
function isReadable(text: string): boolean {
  if (SQL.test(text) || EXAMPLE.test(text)) return false;
  const words = text.split(/\s+/).filter((word) => word !== "");
  const isWord = (word: string | undefined) =>
    word !== undefined && /^[“"'(]*\p{L}[\p{L}’']*[”"')]*[.,:;?!…]*$/u.test(word) && !CLASS.test(word);
  return words.some((word, at) => isWord(word) && isWord(words[at + 1]));
}
