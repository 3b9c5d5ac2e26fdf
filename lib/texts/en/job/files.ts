export const filesTexts = {
  title: "Files",
  kinds: {
    input: "Input Files",
    output: "Output Files",
    error_report: "Error Reports",
  },
  storageUnavailable: "File storage is unavailable, so some files may be missing. Try again later.",
  states: {
    gone: "File missing",
    changed: "File changed",
    unknown: "File storage unavailable",
  },
  download: "Download {name}, {size}",
  downloadResult: "Download Result",
  nameAndSize: "{name}, {size}",
  pages: "Pages of files",
} as const;
