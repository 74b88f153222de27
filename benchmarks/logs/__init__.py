"""What logs prove: trainings whose outcome is known from elsewhere, and their logs."""
