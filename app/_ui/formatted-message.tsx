import { createElement, Fragment, type ReactNode } from "react";
import { formatParts } from "@/lib/texts/format-parts";
import type { MessageValues } from "@/lib/texts/message-values";
import { parseMessage } from "@/lib/texts/parse-message";

type Tag = (children: ReactNode) => ReactNode;

interface FormattedMessageProps<Message extends string> {
  message: Message;
  values: MessageValues<Message, ReactNode, Tag>;
}

/** A message of the catalogue with elements in it: a value may be an element, a tag is a function of its children. */
export function FormattedMessage<Message extends string>({
  message,
  values,
}: FormattedMessageProps<Message>) {
  const given = new Map<string, ReactNode | Tag>(Object.entries(values));
  const parts = formatParts<ReactNode>(parseMessage(message), {
    value: (name) => {
      const value = given.get(name);
      return typeof value === "function" ? null : value;
    },
    tag: (name, children) => {
      const draw = given.get(name);
      return typeof draw === "function" ? draw(inOrder(children)) : null;
    },
    plain: (name) => {
      const value = given.get(name);
      if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return value;
      throw new Error(`No number or text "${name}" for the message "${message}"`);
    },
  });
  return inOrder(parts);
}

/** Children that never change places need no keys. */
const inOrder = (children: ReactNode[]) => createElement(Fragment, null, ...children);
