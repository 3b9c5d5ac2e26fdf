import { expect, test } from "vitest";
import { chordKm, haversineKm } from "@/demo/data/great-circle";

const pole = { latitude: 90, longitude: 0 };
const equator = { latitude: 0, longitude: 0 };
const newYork = { latitude: 40.63975111, longitude: -73.77892556 };
const losAngeles = { latitude: 33.94253611, longitude: -118.4080744 };

test.each([haversineKm, chordKm])("%o measures ways along the surface", (measure) => {
  expect(measure(pole, equator)).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
  expect(measure(newYork, losAngeles)).toBeCloseTo(3974.2, 0);
  expect(measure(newYork, newYork)).toBe(0);
});
