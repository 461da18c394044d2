"""What the clock starts: `times` say when a job was due, `worker` runs what is due; `taizhang jobs` is its command."""
