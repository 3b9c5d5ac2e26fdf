export const fileStorageTexts = {
  invalidKey: "The recorded storage key of the file is not valid.",
  unreadable: "The file could not be read.",
  cutOff: "Only a part of a file could be read.",
  notStored: "The file could not be stored.",
  notRemoved: "The file could not be deleted.",
  someNotRemoved: "{files, plural, one {# file} other {# files}} could not be deleted from storage.",
  folderUnreadable: "The folder of job files can't be read.",
  unfinishedNotRemoved: "An unfinished file could not be deleted.",
  bucketUnreadable: "The bucket of job files can't be listed.",
  upload: "{key} (upload {id})",
  uploadsUnreadable: "The unfinished uploads of the bucket can't be listed.",
  uploadNotRemoved: "An unfinished upload could not be deleted.",
  /** Why, for the log. */
  causes: {
    folder: "a folder of the store is a link or not a folder",
    store: "the store is not a folder",
    noStream: "the server sent no stream",
    otherRange: "the server sent {sent} for {requested}",
    noSize: "the server does not say how large the file is",
  },
} as const;
