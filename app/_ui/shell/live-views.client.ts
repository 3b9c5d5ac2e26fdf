"use client";

import { createContext } from "react";

/** How many jobs each pinned view shows by now, by the view's id, as far as the page around it has heard. */
export const LiveViews = createContext<Readonly<Record<string, number>>>({});
