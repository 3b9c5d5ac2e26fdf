export const navigationTexts = {
  menu: "Menu",
  skip: "Skip to content",
  breadcrumbs: "Breadcrumb",
  main: "Main",
  jobs: "Jobs",
  settings: "Settings",
  maintenance: "Application Maintenance",
  jobManagement: "Job Management",
  job: "Job {id}",
  tokens: "Access tokens",
  apiReference: "API reference",
} as const;
