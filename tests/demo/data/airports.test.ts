import { expect, test } from "vitest";
import { airportFaults, readAirports, readAirportTable } from "@/demo/data/airports";

const complete = {
  iata: "00M",
  name: "Thigpen",
  city: "Bay Springs",
  state: "MS",
  country: "USA",
  latitude: "31.95376472",
  longitude: "-89.23450472",
};

test("a complete row has no fault", () => {
  expect(airportFaults(complete)).toEqual([]);
});

test.each([
  [{ iata: "m!" }, "the code is not three or four letters and digits"],
  [{ name: " " }, "the name is missing"],
  [{ city: "NA" }, "the city is missing"],
  [{ state: "Mississippi" }, "the state is missing"],
  [{ country: "Palau" }, "the country is not the USA"],
  [{ latitude: "90.1" }, "the latitude is not between -90 and 90"],
  [{ latitude: "north" }, "the latitude is not between -90 and 90"],
  [{ longitude: "" }, "the longitude is not between -180 and 180"],
])("a row with %o is told why it can't be taken in", (fault, reason) => {
  const [column] = Object.keys(fault);
  expect(airportFaults({ ...complete, ...fault })).toEqual([{ column, message: reason }]);
});

test("12 of the 3,376 airports lack a city and a state, 4 of them are abroad, and all others are imported", async () => {
  const faults = (await readAirportTable()).map((row) => airportFaults(row).map(({ message }) => message));
  expect(faults).toHaveLength(3376);
  expect(faults.filter((reasons) => reasons.includes("the city is missing"))).toHaveLength(12);
  expect(faults.filter((reasons) => reasons.includes("the state is missing"))).toHaveLength(12);
  expect(faults.filter((reasons) => reasons.includes("the country is not the USA"))).toHaveLength(4);
  expect(await readAirports()).toHaveLength(3364);
});
